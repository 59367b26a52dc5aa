import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineEnvironment, type Environment } from './environment.ts';
import type { Json } from './json.ts';
import { type LocalSession, startSession } from './session.ts';
import { defineTool, ToolError } from './tool.ts';

interface Account {
  owner: string;
  balance: number;
  log: Json[];
}

interface Bank {
  accounts: Record<string, Account>;
  favourite: Account | null;
}

function findAccount(bank: Bank, id: string): Account {
  const account = bank.accounts[id];
  if (!account) throw new ToolError(`There is no account ${id}.`);
  return account;
}

const id = z.string();
const tools = [
  defineTool({
    name: 'get_account',
    description: 'Shows an account.',
    effect: 'read',
    input: z.object({ id }),
    execute: (bank: Bank, { id }) => findAccount(bank, id),
  }),
  defineTool({
    name: 'transfer',
    description: 'Moves money; takes it before it looks where it goes.',
    effect: 'write',
    input: z.object({ from: id, to: id, amount: z.number().positive() }),
    execute(bank: Bank, { from, to, amount }) {
      findAccount(bank, from).balance -= amount;
      findAccount(bank, to).balance += amount;
    },
  }),
  defineTool({
    name: 'set_favourite',
    description: 'Remembers an account.',
    effect: 'write',
    input: z.object({ id }),
    execute(bank: Bank, { id }) {
      bank.favourite = findAccount(bank, id);
      return bank.favourite;
    },
  }),
  defineTool({
    name: 'log',
    description: 'Keeps anything.',
    effect: 'write',
    input: z.object({ id, entry: z.json() }),
    execute(bank: Bank, { id, entry }) {
      findAccount(bank, id).log.push(entry as Json);
      return bank.accounts;
    },
  }),
  defineTool({
    name: 'open_account',
    description: 'Opens an account.',
    effect: 'write',
    input: z.object({ id, owner: z.string() }),
    execute(bank: Bank, { id, owner }) {
      bank.accounts[id] = { owner, balance: 0, log: [] };
    },
  }),
  defineTool({
    name: 'break',
    description: 'Has a bug after a write.',
    effect: 'write',
    input: z.object({ id }),
    execute(bank: Bank, { id }): void {
      findAccount(bank, id).balance = -1;
      throw new RangeError('bug');
    },
  }),
  defineTool({
    name: 'peek',
    description: 'Is declared as read and writes.',
    effect: 'read',
    input: z.object({ id }),
    execute(bank: Bank, { id }) {
      findAccount(bank, id).balance += 1;
    },
  }),
  defineTool({
    name: 'later',
    description: 'Is not synchronous.',
    effect: 'read',
    input: z.object({}),
    execute: () => Promise.resolve(1),
  }),
];

const bank: Environment<Bank> = defineEnvironment({
  id: 'test/bank',
  version: '1',
  tools,
  initialState: {
    accounts: { a: { owner: 'Ann', balance: 10, log: [] }, b: { owner: 'Bob', balance: 0, log: [] } },
    favourite: null,
  },
});

function open(): LocalSession {
  return startSession(bank);
}

describe('a call', () => {
  test('answers with value, JSON and text', () => {
    const result = open().call('get_account', { id: 'a' });
    const json = '{"owner":"Ann","balance":10,"log":[]}';
    expect(result).toMatchObject({ ok: true, json, text: json, value: JSON.parse(json) });
  });

  test('says what the state was when the tool returned', () => {
    const session = open();
    const before = session.call('get_account', { id: 'a' });
    session.call('transfer', { from: 'a', to: 'b', amount: 3 });
    expect(before).toMatchObject({ value: { balance: 10 } });
    expect(session.call('get_account', { id: 'a' })).toMatchObject({ value: { balance: 7 } });
  });

  test('gives null where the tool returns nothing', () => {
    expect(open().call('transfer', { from: 'a', to: 'b', amount: 3 })).toMatchObject({
      value: null,
      text: 'null',
    });
  });

  test('is refused in one sentence for the model', () => {
    const session = open();
    const refusals = [
      session.call('get_account', { id: 'z' }),
      session.call('get_acount', {}),
      session.call('transfer', { from: 'a', amount: -1 }),
      session.call('get_account', undefined),
      session.call('get_account', 'a'),
      session.call('get_account', JSON.parse('{"id":"a","__proto__":{}}')),
      session.call('log', { id: 'a', entry: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) }),
      session.call('log', { id: 'a', entry: Number.NaN }),
      session.call('x'.repeat(1000), {}),
    ];
    expect(refusals.map((refusal) => refusal.text)).toMatchInlineSnapshot(`
      [
        "There is no account z.",
        "There is no tool named "get_acount".",
        "Invalid arguments for transfer: to: expected string, received undefined; amount: Too small: expected number to be >0.",
        "Invalid arguments for get_account: id: expected string, received undefined.",
        "Invalid arguments for get_account: expected object, received string.",
        "The arguments of get_account hold the key "__proto__", which is not allowed.",
        "The arguments of log are nested deeper than 100 levels.",
        "The arguments of log hold NaN, which is not a JSON number.",
        "There is no tool named "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...".",
      ]
    `);
    expect(refusals.every((refusal) => !refusal.ok && refusal.error === refusal.text)).toBe(true);
    expect(session.digest()).toBe(bank.dataHash);
    const replay = open();
    const replayed = session.calls.map(({ name, args }) =>
      replay.call(name, JSON.parse(JSON.stringify(args))),
    );
    expect(replayed.map(({ text }) => text)).toEqual(refusals.map(({ text }) => text));
  });

  test('names only the first of many problems', () => {
    const many = defineTool({
      name: 'many',
      description: 'Takes numbers.',
      effect: 'read',
      input: z.object({ numbers: z.array(z.number()) }),
      execute: () => null,
    });
    const environment = defineEnvironment({ id: 'test/many', version: '1', tools: [many], initialState: {} });
    const refused = startSession(environment).call('many', { numbers: Array(1000).fill('x') });
    expect(refused.text).toMatch(/^Invalid arguments for many: numbers\.0: .*; and 995 more\.$/);
  });

  test('takes hostile values for what they are: unknown', () => {
    const session = open();
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(session.call('get_account', { id: key }).ok).toBe(false);
      expect(session.call(key, {}).ok).toBe(false);
    }
    session.call('open_account', { id: '__proto__', owner: 'Eve' });
    expect(session.call('get_account', { id: '__proto__' })).toMatchObject({ value: { owner: 'Eve' } });
    expect(session.call('get_account', { id: 'constructor' }).ok).toBe(false);
    expect(({} as { owner?: string }).owner).toBeUndefined();
  });

  test('leaves what a tool wrote before it refused or broke, and lets a bug out', () => {
    const session = open();
    expect(session.call('transfer', { from: 'a', to: 'nobody', amount: 4 }).ok).toBe(false);
    expect(session.call('get_account', { id: 'a' })).toMatchObject({ value: { balance: 6 } });
    expect(() => session.call('break', { id: 'a' })).toThrow(RangeError);
    expect(session.call('get_account', { id: 'a' })).toMatchObject({ value: { balance: -1 } });
    expect(session.calls.map(({ ok }) => ok)).toEqual([false, true, false, true]);
  });

  test('throws where a read tool writes and where a tool is not synchronous', () => {
    const session = open();
    expect(() => session.call('peek', { id: 'a' })).toThrow(TypeError);
    expect(() => session.call('later', {})).toThrow(/later returned a promise/);
    session.call('transfer', { from: 'a', to: 'b', amount: 1 });
    expect(() => session.call('peek', { id: 'a' })).toThrow(/declare it with effect: 'write'/);
  });

  test('keeps aliases from one call to the next', () => {
    const session = open();
    session.call('set_favourite', { id: 'a' });
    session.call('transfer', { from: 'a', to: 'b', amount: 10 });
    expect(session.call('set_favourite', { id: 'a' })).toMatchObject({ value: { balance: 0 } });
    expect(session.diff()).toEqual([
      { type: 'replaced', path: '/accounts/a/balance', before: 10, after: 0 },
      { type: 'replaced', path: '/accounts/b/balance', before: 0, after: 10 },
      { type: 'replaced', path: '/favourite', before: null, after: { owner: 'Ann', balance: 0, log: [] } },
    ]);
  });

  test('keeps its record and the state apart from the objects of the caller', () => {
    const session = open();
    const entry = { list: [1] };
    session.call('log', { id: 'a', entry });
    const digest = session.digest();
    entry.list.push(2);
    const result = session.call('get_account', { id: 'a' });
    expect(session.digest()).toBe(digest);
    expect(session.calls[0]).toEqual({ name: 'log', args: { id: 'a', entry: { list: [1] } }, ok: true });
    if (result.ok) (result.value as { log: Json[] }).log.push('mine');
    expect(session.digest()).toBe(digest);
  });
});

describe('a session', () => {
  test('starts with the digest of the data and no difference', () => {
    const session = open();
    session.call('get_account', { id: 'a' });
    expect(session.digest()).toBe(bank.dataHash);
    expect(session.diff()).toEqual([]);
    expect(session.close()).toBeUndefined();
  });

  test('shares nothing with other sessions', () => {
    const [one, other] = [open(), open()];
    one.call('open_account', { id: 'c', owner: 'Cid' });
    one.call('log', { id: 'a', entry: 'x' });
    expect(other.digest()).toBe(bank.dataHash);
    expect(bank.initialState.accounts.a?.log).toEqual([]);
  });

  test('goes on in a fork by itself, its calls included', () => {
    const session = open();
    session.call('open_account', { id: 'c', owner: 'Cid' });
    session.call('set_favourite', { id: 'c' });
    const fork = session.fork();
    expect(fork.digest()).toBe(session.digest());
    fork.call('log', { id: 'c', entry: 'fork' });
    expect(fork.call('set_favourite', { id: 'c' })).toMatchObject({ value: { log: ['fork'] } });
    expect(session.call('get_account', { id: 'c' })).toMatchObject({ value: { log: [] } });
    expect([session.calls.length, fork.calls.length]).toEqual([3, 4]);
  });
});

describe('any sequence of calls', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor');
  const call = fc.oneof(
    fc.record({ name: fc.constantFrom('get_account', 'set_favourite'), args: fc.record({ id: ids }) }),
    fc.record({
      name: fc.constant('transfer'),
      args: fc.record({ from: ids, to: ids, amount: fc.integer() }),
    }),
    fc.record({ name: fc.constant('open_account'), args: fc.record({ id: ids, owner: fc.string() }) }),
    fc.record({ name: fc.constant('log'), args: fc.record({ id: ids, entry: fc.jsonValue() }) }),
    fc.record({ name: fc.string(), args: fc.anything() }),
  );

  test('has the digest and the results of its replay, in a fresh session and from any fork', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), fc.nat({ max: 30 }), (calls, forkAt) => {
        const session = open();
        let fork = session.fork();
        const texts = calls.map(({ name, args }, index) => {
          if (index === forkAt) fork = session.fork();
          return session.call(name, args).text;
        });
        const replay = open();
        const replayed = session.calls.map(({ name, args }) => replay.call(name, args));
        expect(replayed.map(({ ok }) => ok)).toEqual(session.calls.map(({ ok }) => ok));
        const accepted = (_text: string, index: number): boolean => session.calls[index]?.ok === true;
        expect(replayed.map(({ text }) => text).filter(accepted)).toEqual(texts.filter(accepted));
        expect(replay.digest()).toBe(session.digest());
        for (const { name, args } of session.calls.slice(fork.calls.length)) fork.call(name, args);
        expect(fork.digest()).toBe(session.digest());
        expect(JSON.stringify(fork.diff())).toBe(JSON.stringify(session.diff()));
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});
