import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS, withoutMemory } from './engine-rig.test.support.ts';
import type { GuestOutcome, ToolCaller } from './guest-engine.ts';

const LONG = 'x'.repeat(100);
const text = (id: number): string => JSON.stringify({ id, note: LONG, list: [1, { deep: true }] });
/** Answers by the number that the guest gives. */
const byNumber: ToolCaller = (_index, args) => ({ json: text(Number(args)) });

describe.each(ENGINE_KINDS)('expected tool results over the %s engine', async (kind) => {
  const { engine } = await createRig(kind);

  /** The outcomes of three runs in a row, with the results told in between or not. */
  const runs = async (
    source: string,
    { expected, callTool = byNumber }: { expected: readonly string[]; callTool?: ToolCaller },
  ): Promise<unknown[]> => {
    const guest = await engine.load(['echo'], [{ kind: 'body', source }]);
    const outcomes: GuestOutcome[] = [];
    for (let round = 0; round < 3; round += 1) {
      outcomes.push(await guest.run({ program: 0, args: [], seed: 3, callTool }));
      if (expected.length > 0) guest.expectResults(expected);
    }
    return outcomes.map(withoutMemory);
  };

  it.each([
    ['plain calls', 'return [echo(1), echo(2), echo(1), echo(3)];'],
    [
      'results that the code changes',
      'const a = echo(1); const before = JSON.stringify(a); a.note = "changed"; a.list.push(9); delete a.id; return [before, a, echo(1), echo(1)];',
    ],
    ['the same result more often than expected', 'return [1, 1, 1, 1, 1].map(echo);'],
    [
      'identity',
      'const a = echo(1), b = echo(1); return [a === b, a.list === b.list, Object.getPrototypeOf(a) === Object.prototype, Array.isArray(a.list)];',
    ],
    [
      'pollution before the call',
      'Object.prototype.leak = 1; Object.defineProperty(Array.prototype, 0, { get() { return "pwn" } }); const a = echo(1); return [a, a.leak, a.list[0], Object.keys(a)];',
    ],
    ['another JSON.parse', 'JSON.parse = () => "pwn"; return echo(1);'],
    ['freezing', 'return Object.isFrozen(Object.freeze(echo(1))) + Object.isFrozen(echo(2));'],
    ['an error after the calls', 'echo(1);\necho(2);\nthrow new Error(JSON.stringify(echo(1)));'],
    ['randomness', 'return [Math.random(), echo(1), Math.random()];'],
    ['a heap that grows first', 'const big = new Uint8Array(12e6); return [echo(1), echo(2), big.length];'],
    [
      'a heap that grows later',
      'const a = echo(1); const big = new Uint8Array(12e6); return [a, echo(1), echo(2), big.length];',
    ],
    [
      'a run that overflows its stack',
      'const f = () => [echo(1), f()]; try { f(); } catch (error) { return [error.message, echo(1)]; }',
    ],
  ])('change nothing that can be seen: %s', async (_what, source) => {
    const expected = [text(1), text(2), text(1), text(9)];

    const [plain, told] = [await runs(source, { expected: [] }), await runs(source, { expected })];

    expect(plain[1]).toEqual(plain[0]);
    expect(told).toEqual(plain);
  });

  it('change nothing where one cannot be parsed in the guest', async () => {
    const tooDeep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const callTool: ToolCaller = (_index, args) => ({ json: args === '0' ? tooDeep : text(Number(args)) });
    const source =
      'return [0, 1, 2].map((id) => { try { return echo(id); } catch (error) { return error.name; } });';

    const [plain, told] = [
      await runs(source, { expected: [], callTool }),
      await runs(source, { expected: [text(1), tooDeep, text(2)], callTool }),
    ];

    expect(plain[0]).toMatchObject({ json: expect.stringMatching(/^\["(InternalError|SyntaxError)",/) });
    expect(told).toEqual(plain);
  });

  it('change nothing where they are too many for the heap that is kept', async () => {
    const many = Array.from({ length: 100 }, (_item, index) =>
      JSON.stringify(Array.from({ length: 1300 }, () => ({})).concat([{ index }] as never[])),
    );
    const callTool: ToolCaller = (_index, args) => ({ json: many[Number(args)] ?? 'null' });
    const source = 'return [0, 1, 40, 63, 64, 99].map((index) => echo(index).at(-1).index);';

    const [plain, told] = [
      await runs(source, { expected: [], callTool }),
      await runs(source, { expected: many, callTool }),
    ];

    expect(plain[0]).toMatchObject({ json: '[0,1,40,63,64,99]' });
    expect(told).toEqual(plain);
  });

  it('belong to their load alone', async () => {
    const first = await engine.load(['echo'], [{ kind: 'body', source: 'return echo(1).id;' }]);
    first.expectResults([text(1)]);
    const second = await engine.load(['echo'], [{ kind: 'body', source: 'return echo(2).id;' }]);

    expect((await second.run({ program: 0, args: [], seed: 0, callTool: byNumber })).json).toBe('2');
  });

  it('are shared by the programs of a load, each run from the start', async () => {
    const source = 'const a = echo(1); a.id += 1; return [a.id, echo(1).id, echo(1).id];';
    const guest = await engine.load(
      ['echo'],
      [
        { kind: 'body', source },
        { kind: 'verifier', source: `function verify() { ${source} }` },
      ],
    );
    const run = async (program: number): Promise<string | undefined> =>
      (await guest.run({ program, args: [], seed: 0, callTool: byNumber })).json;

    expect(await run(0)).toBe('[2,1,1]');
    guest.expectResults([text(1), text(1)]);
    expect([await run(0), await run(1), await run(0)]).toEqual(['[2,1,1]', '"[2,1,1]"', '[2,1,1]']);
  });
});
