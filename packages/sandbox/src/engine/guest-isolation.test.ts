import type { Json } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS, withoutMemory } from './engine-rig.test.support.ts';
import type { Program, ToolCaller } from './guest-engine.ts';

// Each changes something that code around it might rest on.
const POLLUTIONS = [
  'Object.prototype.leak = 1;',
  'Object.prototype.toJSON = () => "pwn"; Array.prototype.toJSON = () => "pwn"; String.prototype.toJSON = () => "pwn"; Number.prototype.toJSON = () => "pwn";',
  'for (const key of ["value", "get", "set", "writable", "then", "name", "message", "stack", "json", "refusal", "0", "1", "constructor"]) Object.defineProperty(Object.prototype, key, { __proto__: null, get() { throw 1 }, set() { throw 2 }, configurable: true });',
  'for (const key of ["0", "1", "length"]) try { Object.defineProperty(Array.prototype, key, { get() { throw 1 }, set() { throw 2 }, configurable: true }); } catch {}',
  'Promise.prototype.then = function () { throw 1; };',
  'Promise.prototype.then = () => ({ then: (resolve) => resolve("pwn") }); Promise.resolve = Promise.reject = Promise.all = () => "pwn";',
  'Object.defineProperty(Promise, Symbol.species, { get() { throw 1 } });',
  'Object.defineProperty(Promise.prototype, "constructor", { get() { throw 1 } });',
  'Promise.prototype.constructor = function (executor) { executor(() => {}, () => {}); }; Promise.prototype.constructor[Symbol.species] = Promise.prototype.constructor;',
  'JSON.stringify = JSON.parse = () => "pwn"; delete globalThis.JSON;',
  'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = Reflect.apply = () => "pwn"; Reflect = undefined;',
  'Function.prototype.toString = () => "pwn"; Object.prototype.toString = () => "pwn"; Function.prototype[Symbol.toPrimitive] = () => "pwn";',
  'RegExp.prototype.exec = RegExp.prototype.test = () => true; Object.defineProperty(RegExp.prototype, "flags", { get() { throw 1 } });',
  'String.prototype.slice = String.prototype.concat = String.prototype.toString = String.prototype.valueOf = () => "pwn"; String = () => "pwn";',
  'Array.prototype.push = Array.prototype.map = Array.prototype.join = Array.prototype[Symbol.iterator] = () => { throw 1 };',
  'Object.create = Object.defineProperty = Object.freeze = Object.keys = () => { throw 1 }; Object = undefined;',
  'Math.imul = Math.random = () => 0.5; Math = undefined;',
  'Error.prepareStackTrace = () => "pwn"; Error.stackTraceLimit = 0; Error.captureStackTrace = () => { throw 1 };',
  'Error.prototype.name = Error.prototype.message = "pwn"; Error.prototype.toString = () => { throw 1 }; Object.defineProperty(Error, Symbol.hasInstance, { value() { throw 1 } });',
  'globalThis.tools = { echo: () => "pwn" }; globalThis.echo = () => "pwn"; globalThis.ToolError = class {}; globalThis.console = null;',
  'delete globalThis.tools; delete globalThis.echo; delete globalThis.ToolError; delete globalThis.console; delete globalThis.Promise;',
  'console.log = () => { throw 1 }; ToolError.prototype.name = "pwn"; Object.setPrototypeOf(ToolError, null);',
  'Object.defineProperty(globalThis, "undefined2", { value: 1 }); globalThis.verify = () => true; globalThis.input = "pwn"; globalThis.leak = 1;',
  'Symbol.iterator2 = 1; Object.defineProperty(Symbol.prototype, "description", { get() { throw 1 } }); Date.now = () => 1; Date.prototype.toJSON = () => "pwn";',
  'Object.setPrototypeOf(Object.prototype.constructor, null); Object.setPrototypeOf(Array.prototype, null); Object.setPrototypeOf(Function.prototype, null); Object.setPrototypeOf(Promise.prototype, null);',
  '(async () => {}).constructor.prototype.then = 1; Object.setPrototypeOf((async () => {}).constructor.prototype, null);',
  'Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(Promise.prototype); Object.freeze(globalThis);',
  'Object.preventExtensions(globalThis);',
];

// Needs everything that the pollutions change.
const PROBE = `
  const found = [];
  for (const key in {}) found.push(key);
  for (const name of ['leak', 'undefined2', 'verify']) if (name in globalThis) found.push(name);
  const results = await Promise.all([echo({ a: [1, 'x'] }), tools.echo('s'.slice(0)), Promise.resolve(3)]);
  let refusal;
  try { tools.refuse(); } catch (error) { refusal = [error instanceof ToolError, String(error), /no/.test(error.message)]; }
  console.log('probe', { a: 1 });
  return { found, results, refusal, json: JSON.stringify([1, new Date(0)]), random: Math.random(), keys: Object.keys({ b: 1 }), bound: String.call.call(String, 5) };`;

const callTool: ToolCaller = (index, text) => (index === 0 ? { json: text } : { refusal: 'no' });
const names = ['echo', 'refuse'];
const body = (source: string): Program => ({ kind: 'body', source });

describe.each(ENGINE_KINDS)('isolation over the %s engine', async (kind) => {
  const { engine, value } = await createRig(kind);
  const clean = withoutMemory(
    await (await engine.load(names, [body(PROBE)])).run({ program: 0, args: [], seed: 5, callTool }),
  );

  it('the probe works by itself', () => {
    expect(clean).toMatchObject({ status: 'returned', console: ['probe {"a":1}'] });
  });

  describe.each(POLLUTIONS)('%s', (pollution) => {
    const after = async (program: Program): Promise<Json> => {
      const guest = await engine.load(names, [program, body(PROBE)]);
      const outcome = await guest.run({ program: 0, args: [], seed: 5, callTool });
      const probed = withoutMemory(await guest.run({ program: 1, args: [], seed: 5, callTool }));
      expect(probed).toEqual(clean);
      return withoutMemory(outcome) as unknown as Json;
    };

    it('does not keep a value, an error or a tool result from being reported, nor reach the next run', async () => {
      // Strings and numbers, since a toJSON that the code gave to arrays is its own affair.
      expect(
        await after(body(`const call = tools.echo; ${pollution} return 'fine ' + call(1);`)),
      ).toMatchObject({ status: 'returned', json: '"fine 1"' });
      expect(
        await after(
          body(`const Type = RangeError; ${pollution} const error = new Type('mine'); throw error;`),
        ),
      ).toMatchObject({ status: 'threw' });
      expect(await after(body(`${pollution} throw 'text';`))).toMatchObject({
        status: 'threw',
        error: { name: 'Thrown', message: 'text' },
      });
      expect(await after(body(`const call = tools.refuse; ${pollution} call();`))).toMatchObject({
        status: 'threw',
        error: { message: expect.stringMatching(/no|pwn/) },
      });
      expect(await after(body(`const { log } = console; ${pollution} log('line'); return 1;`))).toMatchObject(
        { console: ['line'], json: '1' },
      );
      expect(await after(body(`${pollution} return undefined;`))).toMatchObject({
        status: 'returned',
        json: undefined,
      });
    });

    it('does not keep a verifier from being reported', async () => {
      const verifier: Program = {
        kind: 'verifier',
        source: `function verify() { ${pollution} return true; }`,
      };

      expect(await after(verifier)).toMatchObject({ status: 'returned', json: 'true' });
    });
  });

  it('a run cannot leave work behind for the next', async () => {
    const guest = await engine.load(names, [
      body(
        'for (let i = 0; i < 1000; i += 1) Promise.resolve().then(() => { globalThis.leak = 1; }); Promise.resolve().then(function f() { Promise.resolve().then(f); }); return 1;',
      ),
      body(PROBE),
    ]);

    expect((await guest.run({ program: 0, args: [], seed: 5, callTool })).json).toBe('1');
    expect(withoutMemory(await guest.run({ program: 1, args: [], seed: 5, callTool }))).toEqual(clean);
  });

  it('a result whose reading runs guest code cannot report twice', async () => {
    expect(
      await value(
        'return { toJSON() { Promise.reject(1); throw_(); function throw_() {} return "once"; } };',
      ),
    ).toBe('once');
  });
});

const BREAKOUTS = [
  '})();',
  '}',
  '}}',
  '}); globalThis.leak = 1; (async function () {',
  '})(); globalThis.leak = 1; (async function () {',
  '}), (globalThis.leak = 1), (async function () { return "inner";',
  '} [globalThis.leak = 1] = async function () { return "inner";',
  '}), (() => { globalThis.leak = 1; throw new SyntaxError("made up"); })(), (async function () {',
  '}), (Function.prototype.toString = () => "pwn"), (globalThis.leak = 1), (async function () {',
  '}), (globalThis.leak = 1), new Proxy(async function () {}, {}), (async function () {',
  '}, globalThis.leak = 1, async function anonymous(input\n) {',
  'return 1 } , globalThis.leak = 1) ; (async function anonymous(input\n) {\n return 2',
  '}); for (;;); (async function () {',
  '}); Promise.resolve().then(() => { globalThis.leak = 1; }); (async function () {',
  '/* ',
  '`',
  '}) /*',
  '}) //',
  '-->\n}); globalThis.leak = 1; (async function () {',
  '})\n<!-- ',
];

describe.each(ENGINE_KINDS)(
  'code that closes the function it is the body of, over the %s engine',
  async (kind) => {
    const { engine } = await createRig(kind, { interruptCount: 50 });
    const probe = body('return typeof leak + ({}).leak;');
    const verifier: Program = { kind: 'verifier', source: 'function verify() { return typeof leak; }' };

    it.each(BREAKOUTS)(
      '%j as a body does not run, and the programs beside it know nothing of it',
      async (source) => {
        const guest = await engine.load(names, [verifier, body(source), probe]);
        const run = (program: number) => guest.run({ program, args: [], seed: 0, callTool });

        expect(guest.compileFailures.map((failure) => failure?.status !== undefined)).toEqual([
          false,
          true,
          false,
        ]);
        expect((await run(1)).json).toBeUndefined();
        expect((await run(0)).json).toBe('"undefined"');
        expect((await run(2)).json).toBe('"undefinedundefined"');
      },
    );

    it.each(BREAKOUTS.map((source) => source.replaceAll('async function', 'function')))(
      '%j as a verifier neither',
      async (source) => {
        const guest = await engine.load(names, [
          { kind: 'verifier', source: `function verify() { return true; }\n${source}` },
          probe,
        ]);

        expect(guest.compileFailures[0]?.json).toBeUndefined();
        expect((await guest.run({ program: 1, args: [], seed: 0, callTool })).json).toBe(
          '"undefinedundefined"',
        );
        if (!guest.compileFailures[0])
          expect((await guest.run({ program: 0, args: [], seed: 0, callTool })).json).toBe('true');
      },
    );

    it('is called a syntax error', async () => {
      const guest = await engine.load(names, [body('}), (globalThis.leak = 1), (async function () {')]);

      expect(guest.compileFailures[0]).toMatchObject({
        status: 'syntax-error',
        error: { name: 'SyntaxError' },
      });
    });
  },
);
