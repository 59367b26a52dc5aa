import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS, withoutMemory } from './engine-rig.test.support.ts';

const PROGRAMS = [
  'return Array.from({ length: 20 }, Math.random);',
  'return [Date.now(), new Date(), String(new Date()), new Date(2025, 0, 1).getTime(), new Date(0).getTimezoneOffset()];',
  'console.log(Math.random(), echo({ n: Math.random() })); throw new Error(String(Math.random()));',
  'return [1, 2, 3, 4, 5].sort(() => Math.random() - 0.5);',
  'const order = []; await Promise.all([3, 1, 2].map(async (n) => { for (let i = 0; i < n; i += 1) await null; order.push(n); })); return order;',
  'return [Object.keys({ b: 1, a: 2, 1: 3 }), Reflect.ownKeys(globalThis).map(String)];',
  'const s = Symbol(); return [new Error("x").stack, (() => 1).toString(), [..."añ😀"].length];',
  'let n = 0; const f = () => { n += 1; f(); }; try { f(); } catch {} return n;',
];

describe.each(ENGINE_KINDS)('determinism over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it.each(PROGRAMS)(
    'the same code and seed give the same bytes, on this engine and on another of its kind: %s',
    async (source) => {
      const first = withoutMemory(await rig.run(source, { seed: 42 }));
      await rig.run(
        'globalThis.leak = Array.from({ length: 1e5 }, Math.random); for (let i = 0; i < 100; i += 1) await null;',
        { seed: 1 },
      );
      const again = withoutMemory(await rig.run(source, { seed: 42 }));
      const elsewhere = withoutMemory(await (await createRig(kind)).run(source, { seed: 42 }));

      expect(first.error?.name).not.toBe('SyntaxError');
      expect(again).toEqual(first);
      expect(elsewhere).toEqual(first);
    },
  );

  it('another seed gives other numbers, each in [0, 1)', async () => {
    const draw = async (seed: number): Promise<number[]> =>
      (await rig.value('return Array.from({ length: 50 }, Math.random);', { seed })) as number[];

    const draws = await Promise.all([0, 1, -1, 2 ** 31, 4294967295, 7].map(draw));

    expect(new Set(draws.map(String)).size).toBe(draws.length - 1); // -1 and 4294967295 are the same 32 bits.
    for (const number of draws.flat()) expect(number >= 0 && number < 1).toBe(true);
  });

  it('the clock stands still, in UTC', async () => {
    const source = `
      const before = Date.now();
      for (let i = 0; i < 1e5; i += 1);
      return [Date.now() - before, new Date().toISOString(), new Date(2025, 6, 1).toString(), new Date('2025-07-01T12:00').toISOString(), new Date(0).getHours()];`;

    expect(await rig.value(source)).toEqual([
      0,
      '2025-01-01T00:00:00.000Z',
      'Tue Jul 01 2025 00:00:00 GMT+0000',
      '2025-07-01T12:00:00.000Z',
      0,
    ]);
  });

  it('nothing tells of time, of the garbage collector, or of the machine', async () => {
    const names = [
      'FinalizationRegistry',
      'WeakRef',
      'performance',
      'setTimeout',
      'setInterval',
      'queueMicrotask',
      'Intl',
      'navigator',
      'gc',
      'os',
      'std',
      'scriptArgs',
      'process',
      'require',
      'module',
      'fetch',
      'crypto',
      'Worker',
      'print',
    ];

    expect(await rig.value(`return input.filter((name) => name in globalThis);`, { args: [names] })).toEqual(
      [],
    );
  });

  it('has the globals that are documented and no more', async () => {
    const ours = await rig.value(
      'const usual = new Set(input); return Reflect.ownKeys(globalThis).filter((key) => typeof key === "string" && !usual.has(key));',
      {
        args: [Object.getOwnPropertyNames(globalThis)],
      },
    );

    // What newer versions of Node have as well.
    const newer = ['Iterator', 'Float16Array'];
    expect(ours).toEqual([
      'InternalError',
      ...newer.filter((name) => !(name in globalThis)),
      'ToolError',
      'echo',
      'tools',
    ]);
  });
});

// The time zone of a process is read once, so each one needs a process of its own.
describe('the time zone of the host', () => {
  const script = `
    import { createEngine } from './dist/engine/create-engine.js';
    import { compileQuickJs } from './dist/engine/quickjs-module.js';
    import { createLocalMonitor } from './dist/engine/run-monitor.js';
    import { DEFAULT_LIMITS } from './dist/limits.js';
    const source = 'const d = new Date(2025, 6, 1, 12); return [d.toISOString(), String(d), d.getTimezoneOffset(), d.getHours(), d.toLocaleString(), Date.parse("2025-07-01T12:00"), new Date(1e12).setHours(1), String(new Date())];';
    for (const kind of ['snapshot', 'fresh-runtime']) {
      const { engine } = await createEngine({ wasm: compileQuickJs(), limits: { ...DEFAULT_LIMITS, stackBytes: 65536 }, monitor: createLocalMonitor(), kind });
      const guest = await engine.load([], [{ kind: 'body', source }]);
      const { json } = await guest.run({ program: 0, args: [], seed: 0, callTool: () => ({ refusal: '' }) });
      console.log(new Date(2025, 6, 1).getTimezoneOffset(), json);
    }`;
  const runIn = (TZ: string): string[] => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    if (stderr) throw new Error(stderr);
    return stdout.trim().split('\n');
  };

  it('is not seen by a guest', () => {
    const seen = (line: string | undefined): [offset: string | undefined, json: string | undefined] => [
      line?.split(' ')[0],
      line?.replace(/^\S+ /, ''),
    ];
    const noon =
      '["2025-07-01T12:00:00.000Z","Tue Jul 01 2025 12:00:00 GMT+0000",0,12,"07/01/2025, 12:00:00 PM",1751371200000,1000000000000,"Wed Jan 01 2025 00:00:00 GMT+0000"]';

    expect(runIn('America/New_York').map(seen)).toEqual([
      ['240', noon],
      ['240', noon],
    ]);
    expect(runIn('Asia/Kolkata').map(seen)).toEqual([
      ['-330', noon],
      ['-330', noon],
    ]);
  });
});
