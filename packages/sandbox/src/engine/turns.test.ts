import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { GuestOutcome, ToolCaller } from './guest-engine.ts';

const briefly = ({ status, json }: GuestOutcome): string => json ?? status;

describe.each(ENGINE_KINDS)('turns over the %s engine', async (kind) => {
  const rig = await createRig(kind, {
    interruptCount: 200,
    memoryBytes: 32 * 2 ** 20,
    toolCalls: 5,
    outputBytes: 1000,
  });
  const turns = async (codes: readonly string[], callTool?: ToolCaller): Promise<string[]> =>
    (await rig.turns(codes, callTool)).map(briefly);

  it('share variables of every kind', async () => {
    const codes = [
      'var a = 1',
      'let b = 2; const c = 3',
      'function f() { return a }',
      'class K { x = 4 }',
      'd = 5',
      'globalThis.e = 6',
      '[a, f(), d, e]',
    ];

    expect((await turns(codes)).at(-1)).toBe('[1,1,5,6]');
  });

  it('have the value of their last expression', async () => {
    expect(
      await turns([
        '1 + 1',
        '({ a: 1 })',
        '"text"',
        'if (true) 3',
        'let unused',
        '',
        '// nothing',
        'await 5',
        'null',
        '() => 1',
      ]),
    ).toEqual(['2', '{"a":1}', '"text"', '3', 'returned', 'returned', 'returned', '5', 'null', 'returned']);
  });

  it('wait at their top, and call tools', async () => {
    expect(
      await turns([
        'var x = await echo(1); x',
        'await Promise.all([echo(2), x])',
        'for await (const y of [echo(3)]) x = y; x',
      ]),
    ).toEqual(['1', '[2,1]', '3']);
  });

  it('name errors with the line of the turn, and keep what was done before', async () => {
    const outcomes = await rig.turns([
      'var a = 1;\n\na = 2; null.x',
      'a',
      '\nawait 0;\n\nthrow new RangeError("r")',
      'const f = () => {\n  throw new Error("in f");\n};',
      '\n\nf()',
      'x y',
      'a',
    ]);

    expect(outcomes.map(({ status, error }) => [status, error?.name, error?.line])).toEqual([
      ['threw', 'TypeError', 3],
      ['returned', undefined, undefined],
      ['threw', 'RangeError', 4],
      ['returned', undefined, undefined],
      ['threw', 'Error', 2],
      ['syntax-error', 'SyntaxError', 1],
      ['returned', undefined, undefined],
    ]);
    expect(outcomes.at(-1)?.json).toBe('2');
  });

  it('go back to where they began when a limit stops them, and go on from there', async () => {
    const stopped = {
      'timed-out': 'a = 2; for (;;);',
      'out-of-memory': 'a = 2; globalThis.big = []; for (;;) big.push(new Array(1000).fill(1));',
      'output-too-large': 'a = 2; "x".repeat(2000)',
      threw: 'a = 2; for (;;) echo();',
    };

    for (const [status, code] of Object.entries(stopped)) {
      expect(await turns(['var a = 1', code, 'a', 'a += 1', 'a'])).toEqual([
        'returned',
        status,
        '1',
        '2',
        '2',
      ]);
    }
  });

  it('that wait for ever keep what they did, and report nothing later', async () => {
    const codes = [
      'var a = 1; await new Promise((resolve) => { globalThis.go = resolve }); a = 2; "first"',
      'a',
      'go(); for (let i = 0; i < 20; i += 1) await null; "third"',
      'a',
    ];

    expect(await turns(codes)).toEqual(['pending', '1', '"third"', '2']);
  });

  it('that failed report nothing later', async () => {
    const codes = [
      'globalThis.p = new Promise((resolve) => { globalThis.go = resolve }); 1',
      'await p; throw new Error("second")',
      'go(1); await null; "third"',
      '"fourth"',
    ];

    expect(await turns(codes)).toEqual(['1', 'pending', '"third"', '"fourth"']);
  });

  it('end when their own work is done, whoever waits for it', async () => {
    const codes = [
      'var n = 0; (async () => { for (let i = 0; i < 1000; i += 1) { await null; n += 1 } })(); n',
      'n',
    ];

    expect(await turns(codes)).toEqual(['0', '1000']);
  });

  it('whose work never ends are stopped by a limit, and the session lives', async () => {
    const flood = 'a = 2; globalThis.f = () => Promise.resolve().then(f); f(); 1';

    const [, first, ...after] = await turns(['var a = 1', flood, 'a', 'typeof f']);

    expect(['timed-out', 'out-of-memory']).toContain(first);
    expect(after).toEqual(['1', '"undefined"']);
  });

  it('ignore rejections that nobody waits for', async () => {
    expect(await turns(['Promise.reject(new Error("lost")); 1', '2'])).toEqual(['1', '2']);
  });

  it('keep prototypes that were changed, within the session only', async () => {
    expect(
      await turns(['Array.prototype.last = function () { return this.at(-1) }; 1', '[1, 2].last()']),
    ).toEqual(['1', '2']);
    expect(await turns(['typeof [].last'])).toEqual(['"undefined"']);
    expect(await rig.value('return typeof [].last;')).toBe('undefined');
  });

  it('have no import, export or return', async () => {
    expect(await turns(['import "fs"', 'export const a = 1', 'return 1', 'await import("fs")'])).toEqual([
      'syntax-error',
      'syntax-error',
      'syntax-error',
      'threw',
    ]);
  });

  it('with a bug of a tool in them leave the session as it was', async () => {
    const bug = new Error('bug');
    const callTool: ToolCaller = (_index, text) => {
      if (text === '"bug"') throw bug;
      return { json: text };
    };

    const outcomes = await rig.turns(['var a = 1', 'a = 2; try { echo("bug") } catch {} a', 'a'], callTool);

    expect(outcomes[1]?.hostFailure?.thrown).toBe(bug);
    expect(briefly(outcomes[2] as GuestOutcome)).toBe('1');
  });

  it('take their tools anew each time, answered the same way or not', async () => {
    let count = 0;
    const callTool: ToolCaller = () => ({ json: String((count += 1)) });

    expect(
      await turns(
        ['var first = echo(); first', 'var second = echo(); [first, second]', '[first, second, echo()]'],
        callTool,
      ),
    ).toEqual(['1', '[1,2]', '[1,2,3]']);
    expect(count).toBe(3);
  });

  it('draw other random numbers each, the same in another session', async () => {
    const codes = ['Math.random()', 'Math.random()', '[Math.random(), Math.random()]'];

    const [first, second] = [await turns(codes), await turns(codes)];

    expect(second).toEqual(first);
    expect(new Set(first.slice(0, 2)).size).toBe(2);
  });

  it('keep maps, closures, generators, dates and symbols', async () => {
    const codes = [
      'var map = new Map([["a", { n: 1 }]]); var add = (() => { let total = 0; return (n) => (total += n); })(); var numbers = (function* () { yield 1; yield 2; })(); var day = new Date(0); var sym = Symbol.for("s"); var re = /a/g; re.test("aa"); 1',
      'map.get("a").n += 1; add(5); numbers.next().value',
      '[map.get("a").n, add(1), numbers.next().value, day.getTime(), sym === Symbol.for("s"), re.lastIndex]',
    ];

    expect(await turns(codes)).toEqual(['1', '1', '[2,6,2,0,true,1]']);
  });

  it('take NUL, lone surrogates and emoji in strings', async () => {
    expect((await turns([String.raw`var s = "a\u0000b\ud800c😀"`, 's']))[1]).toBe(
      JSON.stringify('a\u0000b\ud800c😀'),
    );
    expect(await turns(['"a\u0000b".length'])).toEqual(['3']);
  });
});

describe('images of turns over the snapshot engine', async () => {
  const { engine } = await createRig('snapshot');
  const turn = async (image: Uint8Array | undefined, code: string) =>
    engine.turn({ toolNames: ['echo'], image, code, seed: 0, callTool: (_index, json) => ({ json }) });

  it('are small', async () => {
    const first = await turn(
      undefined,
      'var customers = Array.from({ length: 100 }, (_, id) => ({ id, name: "customer " + id })); 1',
    );
    const second = await turn(first.image, 'customers.filter(({ id }) => id % 2).length');

    expect(second.outcome.json).toBe('50');
    expect(second.image?.length).toBeLessThan(200_000);
  });

  it('are not changed by the turn that starts from them', async () => {
    const { image } = await turn(undefined, 'var a = 1');
    const before = Buffer.from(image as Uint8Array);

    await turn(image, 'a = 2');

    expect(Buffer.from(image as Uint8Array).equals(before)).toBe(true);
    expect((await turn(image, 'a')).outcome.json).toBe('1');
  });

  it('go from one engine to another', async () => {
    const other = (await createRig('snapshot')).engine;
    const { image } = await turn(undefined, 'var a = [1, 2, 3]; function f() { return a.length }');

    await other.load(['x'], [{ kind: 'body', source: 'globalThis.a = "other"; return 1;' }]);
    const { outcome } = await other.turn({
      toolNames: ['echo'],
      image,
      code: '[f(), echo(4)]',
      seed: 0,
      callTool: () => ({ json: '4' }),
    });

    expect(outcome.json).toBe('[3,4]');
  });
});
