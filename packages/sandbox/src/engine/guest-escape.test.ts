import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { ToolCaller } from './guest-engine.ts';

// Ways that led out of other sandboxes. Each gives what it could reach; `undefined` is what it should find.
const WAYS: readonly (readonly [string, string])[] = [
  [
    'the function constructor',
    'return [].constructor.constructor("return typeof process + typeof require + typeof globalThis.process")();',
  ],
  [
    'the constructor of an async function',
    'return await (async () => {}).constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'the constructor of a generator',
    'return (function* () {}).constructor("yield typeof process + typeof require + typeof module")().next().value;',
  ],
  ['indirect eval', 'return (0, eval)("typeof process + typeof require + typeof module");'],
  [
    'the constructor of a tool',
    'return echo.constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'the prototype of a tool',
    'return Object.getPrototypeOf(echo).constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'a tool result',
    'return echo({ a: {} }).a.constructor.constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'the input',
    'return input.constructor.constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'a refusal',
    'try { tools.refuse(); } catch (error) { return error.constructor.constructor("return typeof process + typeof require + typeof module")(); }',
  ],
  [
    'a host failure',
    'try { tools.fail(); } catch (error) { console.log(error.constructor.constructor("return typeof process + typeof require + typeof module")()); }',
  ],
  ['ToolError', 'return ToolError.constructor("return typeof process + typeof require + typeof module")();'],
  [
    'console.log',
    'return console.log.constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'Math.random',
    'return Math.random.constructor("return typeof process + typeof require + typeof module")();',
  ],
  [
    'an engine error',
    'try { null.x; } catch (error) { return error.constructor.constructor("return typeof process + typeof require + typeof module")(); }',
  ],
  [
    'a stack overflow',
    'const f = () => f(); try { f(); } catch (error) { return error.constructor.constructor("return typeof process + typeof require + typeof module")(); }',
  ],
  [
    'this',
    'return (function () { return typeof this.process + typeof this.require + typeof this.module; })();',
  ],
];

const callTool: ToolCaller = (index, text) => {
  if (index === 0) return { json: text };
  if (index === 1) return { refusal: 'no' };
  throw new Error('bug');
};
const tools = { echo: String, refuse: String, fail: String };

describe.each(ENGINE_KINDS)('ways out of the guest over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it.each(WAYS)('%s finds nothing of the host', async (_way, source) => {
    const outcome = await rig.run(source, { tools, callTool, args: [{}] });

    expect(outcome.json ?? JSON.stringify(outcome.console[0])).toBe('"undefinedundefinedundefined"');
  });

  it.each([
    'return await import("fs");',
    'return await import("node:fs");',
    'return await import("std");',
    'return await import("os");',
    'return await import("/etc/passwd");',
    'return await import("data:text/javascript,export default 1");',
    'return await eval("import(\'fs\')");',
    'return new Function("return import(\'fs\')")();',
  ])('nothing can be imported: %s', async (source) => {
    expect(await rig.run(source)).toMatchObject({
      status: 'threw',
      error: { name: expect.stringMatching(/ReferenceError|TypeError|SyntaxError/) },
    });
  });

  it.each([
    ['require("fs")', 'ReferenceError'],
    ['process.exit(1)', 'ReferenceError'],
    ['import.meta', 'SyntaxError'],
    [
      'new SharedArrayBuffer(8) && Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 1e9)',
      'ReferenceError',
    ],
    ['new WebAssembly.Memory({ initial: 1 })', 'ReferenceError'],
  ])('%s is refused', async (expression, name) => {
    expect((await rig.run(`return ${expression};`)).error?.name).toBe(name);
  });

  it('the functions around the code cannot be had from the call stack', async () => {
    const source = `
      const found = [];
      function sloppy() {
        for (const read of [() => sloppy.caller, () => sloppy.arguments, () => arguments.callee.caller, () => echo.caller, () => echo.arguments, () => arguments.callee.caller.caller])
          try { found.push(typeof read()); } catch (error) { found.push(error.name); }
      }
      sloppy();
      echo({ toJSON: sloppy });
      Array.prototype.toJSON = sloppy;
      return found.filter((type) => !['undefined', 'TypeError', 'object'].includes(type)).join();`;

    expect(await rig.value(source)).toBe('');
  });

  it('the functions around the code cannot be had from stack frames', async () => {
    const source = `
      let frames;
      Error.prepareStackTrace = (error, structured) => { frames = structured; return structured; };
      const seen = [];
      const look = () => { const { stack } = new Error('x'); seen.push(typeof stack); return 1; };
      echo({ toJSON: look });
      look();
      return [typeof frames, seen.join()];`;

    expect(await rig.value(source)).toEqual(['undefined', 'string,string']);
  });

  it('the stack names no file of the host', async () => {
    const { console: lines } = await rig.run(
      'try { tools.fail(); } catch (error) { console.log(error.stack); } console.log(new Error("x").stack);',
      { tools, callTool },
    );

    expect(lines.join()).not.toMatch(/\.ts|\.js|file:|node:|\/work|wasm/);
  });

  it('a getter on what the prelude makes sees no function of the host', async () => {
    const source = `
      const seen = [];
      const spy = (key) => Object.defineProperty(Object.prototype, key, { configurable: true, get() { return undefined; }, set(value) { seen.push(typeof value); } });
      ['0', '1', 'callTool', 'emit', 'write', 'refusal', 'dispatch', 'programs', 'kept'].forEach(spy);
      echo(1); console.log(1); Math.random();
      try { tools.refuse(); } catch {}
      return seen.join();`;

    expect(await rig.value(source, { tools, callTool })).toBe('');
  });

  it('a shared or detached buffer shows no memory of the host', async () => {
    const source = `
      const buffer = new ArrayBuffer(64, { maxByteLength: 1024 });
      const view = new Uint8Array(buffer);
      buffer.resize(1024);
      const grown = view.length;
      buffer.resize(8);
      const moved = buffer.transfer ? buffer.transfer(16) : new ArrayBuffer(16);
      return [grown, view.length, new Uint8Array(moved).every((byte) => byte === 0), new Uint8Array(4096).every((byte) => byte === 0)];`;

    const [grown, , ...zeroed] = (await rig.value(source)) as unknown[];

    expect([grown, ...zeroed]).toEqual([1024, true, true]);
  });
});
