import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { LoadedGuest, Program } from './guest-engine.ts';
import type { RunMonitor } from './run-monitor.ts';

const body = (source: string): Program => ({ kind: 'body', source });
const growing = body('return new Uint8Array(12_000_000).length;');
/** Compiling this takes more memory than the engine starts with. */
const hugeLiteral = body(`const a = [${'{},'.repeat(60_000)}]; return a.length;`);

async function statuses(guest: LoadedGuest, programs: readonly number[]): Promise<(string | undefined)[]> {
  const results: (string | undefined)[] = [];
  for (const program of programs) {
    const { status, json } = await guest.run({ program, args: [], seed: 0, callTool: () => ({ json: '1' }) });
    results.push(json ?? status);
  }
  return results;
}

describe.each(ENGINE_KINDS)('loaded programs over the %s engine', async (kind) => {
  it('run in any order, any number of times', async () => {
    const { engine } = await createRig(kind);
    const guest = await engine.load(
      ['echo'],
      [
        body('return "a";'),
        body('return "b" + echo();'),
        { kind: 'verifier', source: 'const verify = () => "c";' },
      ],
    );

    expect(await statuses(guest, [2, 0, 1, 1, 0, 2])).toEqual(['"c"', '"a"', '"b1"', '"b1"', '"a"', '"c"']);
  });

  it('run beside ones that do not compile', async () => {
    const { engine } = await createRig(kind);
    const guest = await engine.load(
      [],
      [body('a b'), body('return 1;'), body('}'), body('return 2;'), { kind: 'verifier', source: '(' }],
    );

    expect(guest.compileFailures.map((failure) => failure?.status).slice(0, 2)).toEqual([
      'syntax-error',
      undefined,
    ]);
    expect(await statuses(guest, [0, 1, 2, 3, 4])).toEqual([
      'syntax-error',
      '1',
      'syntax-error',
      '2',
      'syntax-error',
    ]);
  });

  it('run beside one whose run grows the heap', async () => {
    const { engine } = await createRig(kind);
    const guest = await engine.load(['echo'], [body('return [echo(), 1];'), growing]);

    expect(await statuses(guest, [1, 0, 1, 1, 0, 0])).toEqual([
      '12000000',
      '[1,1]',
      '12000000',
      '12000000',
      '[1,1]',
      '[1,1]',
    ]);
  });

  it('run beside ones whose compiling grows the heap', async () => {
    const { engine } = await createRig(kind);
    const many = body(
      `return [${Array.from({ length: 20_000 }, (_item, index) => `() => ${index}`).join()}].length;`,
    );
    const guest = await engine.load([], [body('return 1;'), many, body('return 2;'), hugeLiteral]);

    expect(guest.compileFailures.every((failure) => failure === undefined)).toBe(true);
    expect(await statuses(guest, [0, 1, 2, 3, 0])).toEqual(['1', '20000', '2', '60000', '1']);
  });

  it('run beside one that takes too much memory to compile', async () => {
    const { engine } = await createRig(kind, { memoryBytes: 17 * 2 ** 20 });
    const guest = await engine.load(
      [],
      [body('return 1;'), body(`return [${'() => 1,'.repeat(60_000)}].length;`), body('return 2;')],
    );

    expect(guest.compileFailures.map((failure) => failure?.status)).toEqual([
      undefined,
      'out-of-memory',
      undefined,
    ]);
    expect(await statuses(guest, [0, 1, 2])).toEqual(['1', 'out-of-memory', '2']);
  });

  it('run beside one whose compiling hangs, which the monitor knows', async () => {
    let step = 0;
    const monitor: RunMonitor = { begin: () => (step += 1) !== 2, end() {}, isPastDeadline: () => false };
    const { engine } = await createRig(kind, {}, monitor);
    const guest = await engine.load([], [body('return 1;'), body('return "hung";'), body('return 2;')]);

    expect(await statuses(guest, [0, 1, 2])).toEqual(['1', 'timed-out', '2']);
  });

  it('that are many have each their own place', async () => {
    const { engine } = await createRig(kind);
    const guest = await engine.load(
      [],
      Array.from({ length: 60 }, (_item, index) => body(`return ${index};`)),
    );

    expect(await statuses(guest, [0, 59, 30])).toEqual(['0', '59', '30']);
  });

  it('see the tools of their own load, in its order', async () => {
    const { engine } = await createRig(kind);
    for (const names of [['a', 'b'], ['b', 'a'], ['a', 'b'], ['c'], []]) {
      const guest = await engine.load(names, [
        body('return [Object.keys(tools), Object.keys(tools).map((name) => tools[name]())];'),
      ]);
      const { json } = await guest.run({
        program: 0,
        args: [],
        seed: 0,
        callTool: (index) => ({ json: JSON.stringify(names[index]) }),
      });

      expect(JSON.parse(json ?? '')).toEqual([names, names]);
    }
  });

  it('keep to more sets of tools than are remembered', async () => {
    const { engine } = await createRig(kind);
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 20; index += 1) {
        const guest = await engine.load(
          [`tool${index}`],
          [body(`return typeof tool${index} + typeof tool${index + 1};`)],
        );
        expect(await statuses(guest, [0])).toEqual(['"functionundefined"']);
      }
    }
  });
});
