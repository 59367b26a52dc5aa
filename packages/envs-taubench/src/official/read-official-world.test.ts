import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openAirline, openRetail } from '../create-environment.ts';
import { DOMAINS } from '../domain.ts';
import { readGreeting } from '../user/conversation.ts';

const root = mkdtempSync(join(tmpdir(), 'sca-tau-'));
afterAll(() => rmSync(root, { recursive: true }));

const tools = (domain: 'retail' | 'airline') =>
  DOMAINS[domain].tools.map(({ name }) => ({
    type: 'function',
    function: { name, description: `Official ${name}.`, parameters: { type: 'object', properties: {} } },
  }));
const order = {
  order_id: '#W1',
  user_id: 'ann',
  status: 'pending',
  items: [],
  payment_history: [{ transaction_type: 'payment', amount: 5, payment_method_id: 'paypal_1' }],
};
const user = {
  name: { first_name: 'Ann', last_name: 'Lee' },
  address: {},
  email: 'ann@example.com',
  payment_methods: { paypal_1: { source: 'paypal', id: 'paypal_1' } },
  orders: ['#W1'],
};
const task = { id: 0, user_id: 'ann', instruction: 'Ask.', actions: [], outputs: [] };

// Made up, in the layout of the official files.
const FILES: Readonly<Record<string, unknown>> = {
  'prompts.json': { greeting: 'Hello!', stop: '###STOP###' },
  'retail/policy.md': '# Policy',
  'retail/rules.json': ['Be kind.'],
  'retail/tools.json': tools('retail'),
  'retail/orders.json': { '#W1': order },
  'retail/products.json': { lamp: { name: 'Lamp', product_id: 'lamp', variants: {} } },
  'retail/users.json': { ann: user },
  'retail/tasks-test.json': [task],
  'airline/policy.md': '# Policy',
  'airline/rules.json': [],
  'airline/tools.json': tools('airline'),
  'airline/flights.json': {},
  'airline/reservations.json': {},
  'airline/users.json': {},
  'airline/tasks-test.json': [task],
};

function write(changes: Record<string, unknown> = {}): void {
  rmSync(root, { recursive: true, force: true });
  for (const domain of ['retail', 'airline']) mkdirSync(join(root, 'tau-bench', domain), { recursive: true });
  for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(root, 'tau-bench', name), text);
  }
}

/** Opens everything that there is. */
function load(): void {
  for (const open of [openRetail, openAirline]) {
    const { environment, world } = open({ world: 'official', dataDir: root });
    environment.initialState;
    for (const split of ['test', 'train', 'dev'] as const) world.tasks(split);
  }
  readGreeting(root);
}

beforeEach(() => write());

it('reads a world in that layout, from the folder of all benchmarks or from its own', () => {
  load();
  for (const dataDir of [root, join(root, 'tau-bench')]) {
    const { environment, world } = openRetail({ world: 'official', dataDir });
    expect(environment.tools.find(({ name }) => name === 'think')?.description).toBe('Official think.');
    expect([environment.policy, world.rules, world.tasks('test').length]).toEqual([
      '# Policy',
      ['Be kind.'],
      1,
    ]);
    expect([world.tasks('train'), environment.world]).toEqual([[], 'official']);
    expect(readGreeting(dataDir)).toBe('Hello!');
  }
});

const remove = (name: string) => () => rmSync(join(root, name), { recursive: true });
const change = (name: string, content: unknown) => () => write({ [name]: content });
const changeOrder = (part: object) => change('retail/orders.json', { '#W1': { ...order, ...part } });
const changeUser = (part: object) => change('retail/users.json', { ann: { ...user, ...part } });
const dates = (day: object) =>
  change('airline/flights.json', {
    F1: {
      origin: 'A',
      destination: 'B',
      scheduled_departure_time_est: '1',
      scheduled_arrival_time_est: '2',
      dates: { '2024-05-16': day },
    },
  });

describe('what is wrong with the folder is said with the file and the way to mend it', () => {
  it.each([
    ['a missing folder', remove('.'), 'DATA_MISSING', root],
    ['a missing domain', remove('tau-bench/airline'), 'DATA_MISSING', join('airline', 'policy.md')],
    ['a missing file', remove('tau-bench/retail/users.json'), 'DATA_MISSING', 'users.json'],
    ['no tasks', remove('tau-bench/retail/tasks-test.json'), 'DATA_MISSING', 'tasks-test.json'],
    ['no greeting', change('prompts.json', { stop: '' }), 'DATA_UNREADABLE', '/greeting'],
    ['an empty file', change('retail/policy.md', ' \n'), 'DATA_UNREADABLE', 'it is empty'],
    ['a file cut off', change('retail/users.json', '{"ann": {"name'), 'DATA_UNREADABLE', 'it is cut off'],
    [
      'a file cut off at a number',
      change('retail/orders.json', '{"#W1": 5.0'),
      'DATA_UNREADABLE',
      'it is cut off',
    ],
    [
      'a web page',
      change('retail/tools.json', '<html>'),
      'DATA_UNREADABLE',
      'it is no JSON, unexpected "<" at position 0',
    ],
    ['another version', change('manifest.json', { commit: 'abc' }), 'DATA_VERSION', 'of commit abc'],
    ['a list for a table', change('retail/users.json', []), 'DATA_UNREADABLE', 'no object of records'],
    ['a number for a record', change('retail/users.json', { ann: 1 }), 'DATA_UNREADABLE', 'the record "ann"'],
    ['an order of nobody', changeOrder({ user_id: null }), 'DATA_UNREADABLE', 'the record "#W1"'],
    ['an order without items', changeOrder({ items: undefined }), 'DATA_UNREADABLE', '"#W1"'],
    [
      'an item without price',
      changeOrder({ items: [{ item_id: '1', product_id: '2' }] }),
      'DATA_UNREADABLE',
      '"#W1"',
    ],
    ['a payment that is a number', changeOrder({ payment_history: [5] }), 'DATA_UNREADABLE', '"#W1"'],
    ['a number as email address', changeUser({ email: 5 }), 'DATA_UNREADABLE', 'the record "ann"'],
    [
      'a gift card without balance',
      changeUser({ payment_methods: { g: { source: 'gift_card' } } }),
      'DATA_UNREADABLE',
      '"ann"',
    ],
    ['a list of payment methods', changeUser({ payment_methods: [] }), 'DATA_UNREADABLE', '"ann"'],
    [
      'a variant without price',
      change('retail/products.json', { p: { name: 'P', variants: { v: { available: true } } } }),
      'DATA_UNREADABLE',
      '"p"',
    ],
    ['a day without prices', dates({ status: 'available', available_seats: {} }), 'DATA_UNREADABLE', '"F1"'],
    [
      'a text as seats',
      dates({ status: 'available', available_seats: { economy: 'x' }, prices: {} }),
      'DATA_UNREADABLE',
      '"F1"',
    ],
    [
      'a reservation of another kind',
      change('airline/reservations.json', { R: order }),
      'DATA_UNREADABLE',
      '"R"',
    ],
    [
      'a tool that is not described',
      change('airline/tools.json', tools('airline').slice(1)),
      'DATA_UNREADABLE',
      'the tool book_reservation',
    ],
    [
      'a task without outputs',
      change('retail/tasks-test.json', [task, { ...task, outputs: undefined }]),
      'DATA_UNREADABLE',
      '/1/outputs',
    ],
    [
      'an action without arguments',
      change('retail/tasks-test.json', [{ ...task, actions: [{ name: 'think' }] }]),
      'DATA_UNREADABLE',
      '/0/actions/0/arguments',
    ],
    ['rules that are no texts', change('retail/rules.json', [1]), 'DATA_UNREADABLE', '/0'],
  ])('%s', (_name, harm, ...[code, part]) => {
    harm();
    expect(load).toThrow(expect.objectContaining({ code, message: expect.stringContaining(part) }));
    expect(load).toThrow('sca data pull tau-bench');
  });

  it('a folder in the place of a file', () => {
    remove('tau-bench/retail/users.json')();
    mkdirSync(join(root, 'tau-bench/retail/users.json'));
    expect(load).toThrow(expect.objectContaining({ code: 'DATA_UNREADABLE' }));
  });
});

describe('options', () => {
  it('name the data folder of the official world, as does the environment', () => {
    const before = process.env.SCA_DATA_DIR;
    delete process.env.SCA_DATA_DIR;
    expect(() => openRetail({ world: 'official' })).toThrow(
      'needs a data folder: give dataDir, or set SCA_DATA_DIR',
    );
    process.env.SCA_DATA_DIR = root;
    expect(openRetail({ world: 'official' }).environment.policy).toBe('# Policy');
    if (before === undefined) delete process.env.SCA_DATA_DIR;
    else process.env.SCA_DATA_DIR = before;
  });

  it.each([
    [{ world: 'mine' }, 'world'],
    [{ size: 5 }, 'size'],
    [{ size: 1e9 }, 'size'],
    [{ size: 30.5 }, 'size'],
    [{ seed: -1 }, 'seed'],
    [{ compat: 'best' }, 'compat'],
    [{ dataDir: '' }, 'dataDir'],
    [{ sise: 30 }, 'sise'],
    ['own', 'expected object'],
  ])('are refused by name: %j', (options, name) => {
    const opening = () => openRetail(options as never);
    expect(opening).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    expect(opening).toThrow(name);
  });
});
