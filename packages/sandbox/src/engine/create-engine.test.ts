import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { createEngine } from './create-engine.ts';
import { compileQuickJs } from './quickjs-module.ts';
import { createLocalMonitor } from './run-monitor.ts';
import { selfTest } from './self-test.ts';
import { SnapshotEngine } from './snapshot-engine.ts';

const options = {
  wasm: compileQuickJs(),
  limits: { ...DEFAULT_LIMITS, stackBytes: 64 * 2 ** 10 },
  monitor: createLocalMonitor(),
};

describe('createEngine', () => {
  afterEach(() => vi.restoreAllMocks());

  it('takes the snapshot engine where it passes its self-test', async () => {
    const { engine, notice } = await createEngine(options);

    expect([engine.kind, notice]).toEqual(['snapshot', undefined]);
  });

  it('takes the engine that is asked for, without a word', async () => {
    const { engine, notice } = await createEngine({ ...options, kind: 'fresh-runtime' });

    expect([engine.kind, notice]).toEqual(['fresh-runtime', undefined]);
  });

  it('falls back where snapshots do not work, and says why', async () => {
    vi.spyOn(SnapshotEngine, 'create').mockRejectedValue(
      new Error('the layout of the heap was not recognised'),
    );

    const { engine, notice } = await createEngine(options);

    expect(engine.kind).toBe('fresh-runtime');
    expect(notice).toContain('the layout of the heap was not recognised');
  });

  it('falls back where a self-test comes out wrong', async () => {
    const engine = await SnapshotEngine.create(options.wasm, options.limits, options.monitor);
    vi.spyOn(engine, 'load').mockResolvedValue({
      compileFailures: [],
      expectResults() {},
      run: async () => ({
        status: 'pending',
        json: undefined,
        error: null,
        console: [],
        peakMemoryBytes: 0,
        wasStopped: false,
        hostFailure: undefined,
      }),
    });
    vi.spyOn(SnapshotEngine, 'create').mockResolvedValue(engine);

    const chosen = await createEngine(options);

    expect(chosen.engine.kind).toBe('fresh-runtime');
    expect(chosen.notice).toContain('the self-test "pollute" gave pending');
  });

  it('does not fall back where the snapshot engine is asked for', async () => {
    vi.spyOn(SnapshotEngine, 'create').mockRejectedValue(new Error('no layout'));

    await expect(createEngine({ ...options, kind: 'snapshot' })).rejects.toThrow('no layout');
  });

  it('makes engines of both kinds that pass the self-test', async () => {
    for (const kind of ['snapshot', 'fresh-runtime'] as const) {
      const { engine } = await createEngine({ ...options, kind });
      await selfTest(engine);
    }
  });

  it('works at the least and the most memory', async () => {
    for (const memoryBytes of [16 * 2 ** 20, 2 ** 30]) {
      const { engine, notice } = await createEngine({
        ...options,
        limits: { ...options.limits, memoryBytes },
      });
      const guest = await engine.load(
        [],
        [{ kind: 'body', source: 'return new Array(1e5).fill(1).length;' }],
      );
      const { json } = await guest.run({ program: 0, args: [], seed: 0, callTool: () => ({ refusal: '' }) });

      expect([memoryBytes, notice, json]).toEqual([memoryBytes, undefined, '100000']);
    }
  });

  it.each(['interruptCount', 'toolCalls', 'outputBytes', 'toolArgumentBytes', 'consoleBytes', 'stackBytes'])(
    'takes the snapshot engine at the least %s',
    async (name) => {
      const least = {
        interruptCount: 1,
        toolCalls: 0,
        outputBytes: 64,
        toolArgumentBytes: 64,
        consoleBytes: 0,
        stackBytes: 16 * 2 ** 10,
      };

      const { notice } = await createEngine({
        ...options,
        limits: { ...options.limits, [name]: least[name as keyof typeof least] },
      });

      expect(notice).toBeUndefined();
    },
  );
});
