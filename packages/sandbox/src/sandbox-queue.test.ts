import { describe, expect, it } from 'vitest';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';
import { createSandbox, type RunResult, type Sandbox } from './sandbox.ts';

interface Gate<Value> {
  readonly promise: Promise<Value>;
  readonly open: (value: Value) => void;
}

function createGate<Value>(): Gate<Value> {
  let open!: (value: Value) => void;
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

const HANG = 'return Array(1e9).join("x").length;';

/** A run that is under way until it is released. */
function startHeld(
  sandbox: Sandbox,
  signal?: AbortSignal,
): { started: Promise<void>; release(): void; result: Promise<RunResult> } {
  const started = createGate<void>();
  const held = createGate<string>();
  const hold = (): Promise<string> => {
    started.open();
    return held.promise;
  };
  const result = sandbox.run({ code: 'return hold();', tools: { hold }, ...(signal && { signal }) });
  return { started: started.promise, release: () => held.open('released'), result };
}

describe('the queue of a sandbox', () => {
  it('refuses one run more than may wait, and takes runs again later', async () => {
    await using sandbox = createSandbox({ workers: 1, queueLimit: 2 });
    const { started, release, result } = startHeld(sandbox);
    await started;

    const waiting = [sandbox.run({ code: 'return 1;' }), sandbox.run({ code: 'return 2;' })];
    await expect(sandbox.run({ code: 'return 3;' })).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      isRetryable: true,
      details: { limit: 2 },
    });
    release();

    expect((await result).value).toBe('released');
    expect((await Promise.all(waiting)).map(({ value }) => value)).toEqual([1, 2]);
    expect((await sandbox.run({ code: 'return 4;' })).value).toBe(4);
  });

  it('with no room takes what a free thread can begin', async () => {
    await using sandbox = createSandbox({ workers: 1, queueLimit: 0 });

    const first = sandbox.run({ code: 'return 1;' });
    await expect(sandbox.run({ code: 'return 2;' })).rejects.toMatchObject({ code: 'QUEUE_FULL' });

    expect((await first).value).toBe(1);
    expect((await sandbox.run({ code: 'return 3;' })).value).toBe(3);
  });

  it('gives runs back in the order that one thread can work on', async () => {
    await using sandbox = createSandbox({ workers: 1, limits: TEST_LIMITS });
    const ended: number[] = [];

    await Promise.all(
      [0, 1, 2, 3, 4].map(async (index) => {
        await sandbox.run({ code: index === 1 ? HANG : '' });
        ended.push(index);
      }),
    );

    expect(ended).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('aborting', () => {
  it('refuses at once with the reason of the signal', async () => {
    await using sandbox = createSandbox({ workers: 1 });

    await expect(sandbox.run({ code: '', signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
  });

  it('takes a waiting run out of the queue', async () => {
    await using sandbox = createSandbox({ workers: 1, queueLimit: 1 });
    const { started, release, result } = startHeld(sandbox);
    await started;
    const controller = new AbortController();
    const waiting = sandbox.run({ code: 'return 1;', signal: controller.signal });

    controller.abort(new Error('no longer'));

    await expect(waiting).rejects.toThrow('no longer');
    const next = sandbox.run({ code: 'return 2;' });
    release();
    expect([(await result).value, (await next).value]).toEqual(['released', 2]);
  });

  it.each([
    ['loops', 'start(); for (;;);'],
    ['hangs', 'start(); Array(1e9).join("x");'],
    ['waits for a tool', 'start(); never();'],
  ])('ends a run that %s at once, and frees its thread', async (_how, code) => {
    await using sandbox = createSandbox({ workers: 1, limits: { wallTimeMs: 60_000, interruptCount: 1e9 } });
    const controller = new AbortController();
    const started = createGate<void>();
    const tools = { start: () => started.open(), never: () => new Promise(() => {}) };
    const run = sandbox.run({ code, tools, signal: controller.signal });
    await started.promise;

    controller.abort();

    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect((await sandbox.run({ code: 'return 1;' })).value).toBe(1);
  });

  it('changes nothing for a run that is over', async () => {
    await using sandbox = createSandbox({ workers: 1 });
    const controller = new AbortController();

    const { value } = await sandbox.run({ code: 'return 1;', signal: controller.signal });
    controller.abort();

    expect(value).toBe(1);
    expect((await sandbox.run({ code: 'return 2;' })).value).toBe(2);
  });

  it('spares the runs beside it', async () => {
    await using sandbox = createSandbox({ workers: 2 });
    const controller = new AbortController();
    const doomed = startHeld(sandbox, controller.signal);
    const spared = startHeld(sandbox);
    await Promise.all([doomed.started, spared.started]);

    controller.abort();
    spared.release();

    await expect(doomed.result).rejects.toMatchObject({ name: 'AbortError' });
    expect((await spared.result).value).toBe('released');
  });
});

describe('closing', () => {
  it('refuses what runs, what waits and what comes later', async () => {
    const sandbox = createSandbox({ workers: 1 });
    const { started, result } = startHeld(sandbox);
    await started;
    const runs = [result, sandbox.run({ code: '' })];
    const refused = Promise.all(
      runs.map((run) => expect(run).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' })),
    );

    await sandbox.close();

    await refused;
    await expect(sandbox.run({ code: '' })).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
    await sandbox.close();
  });

  it('stops a thread that hangs', async () => {
    const sandbox = createSandbox({ workers: 1, limits: { wallTimeMs: 60_000 } });
    const started = createGate<void>();
    const run = sandbox.run({
      code: 'start(); Array(1e9).join("x");',
      tools: { start: () => started.open() },
    });
    const refused = expect(run).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
    await started.promise;

    await sandbox.close();

    await refused;
  });

  it('before anything ran is no error', async () => {
    await createSandbox().close();
  });
});
