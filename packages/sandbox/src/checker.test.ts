import { afterAll, describe, expect, it } from 'vitest';
import { type Checker, createChecker } from './checker.ts';
import { ENGINE_KINDS } from './engine/engine-rig.test.support.ts';
import { COUNTERS, countersWith, taskWith } from './fixtures/counters.test.support.ts';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';

const HANG = 'Array(1e9).join("x");';
const limits = TEST_LIMITS;

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('verdicts', () => {
  const changes: Record<string, unknown>[] = [
    {},
    {
      solution: 'console.log(Math.random()); tools["list-counters"](); return add({ name: "a", amount: 2 });',
    },
    { solution: '(' },
    { solution: 'throw new Error("x" + Math.random());' },
    { solution: HANG },
    { verify: 'function verify() { return true; }' },
    { verify: 'function verify() { return tools["list-counters"]().counters.a.value === 2; }' },
    {
      solution:
        'const big = new Uint8Array(12e6); tools["list-counters"](); return add({ name: "a", amount: 2 }) + big[0];',
    },
    { failures: [{ code: 'for (;;);' }] },
    { verify: 5 },
    { failures: Array.from({ length: 20 }, (_item, index) => ({ code: `return ${index + 3};` })) },
  ];
  const judge = async (checker: Checker): Promise<unknown[]> => {
    const hangs = (change: Record<string, unknown>): boolean => change.solution === HANG;
    const again = changes.filter((change) => !hangs(change));
    const verdicts = await collect(
      checker.checkAll([...changes, ...again].map((change) => taskWith(change))),
    );
    return verdicts.map(({ timeMs, ...verdict }) => verdict);
  };

  it('are the same for one worker and two, over both engines, and the second time', async () => {
    const seen: unknown[][] = [];
    for (const engine of ENGINE_KINDS) {
      for (const workers of [1, 2]) {
        await using checker = createChecker({ environment: COUNTERS, engine, workers, limits });
        seen.push(await judge(checker));
      }
    }

    const [first, ...others] = seen;
    expect(first?.slice(changes.length)).toEqual(
      first?.slice(0, changes.length).filter((_verdict, index) => changes[index]?.solution !== HANG),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('a checker', () => {
  const checker = createChecker({ environment: COUNTERS, workers: 2, limits });
  afterAll(() => checker.close());

  it('judges a stream in order, whatever takes longest', async () => {
    const solutions = [
      HANG,
      'return 1;',
      'return add({ name: "a", amount: 2 });',
      '(',
      'for (;;);',
      'return add({ name: "a", amount: 2 });',
    ];
    async function* stream(): AsyncGenerator<unknown> {
      for (const solution of solutions) yield taskWith({ solution });
    }

    const verdicts = await collect(checker.checkAll(stream()));

    expect(verdicts.map(({ reason }) => reason)).toEqual([
      'timed-out',
      'solution-rejected',
      null,
      'syntax',
      'timed-out',
      null,
    ]);
  });

  it('reads a long stream no further ahead than it can work', async () => {
    let read = 0;
    let done = 0;
    let furthest = 0;
    function* stream(): Generator<unknown> {
      for (; read < 60; read += 1) {
        furthest = Math.max(furthest, read - done);
        yield taskWith();
      }
    }

    for await (const verdict of checker.checkAll(stream())) done += verdict.kept ? 1 : 0;

    expect(done).toBe(60);
    expect(furthest).toBeLessThanOrEqual(12);
  });

  it('throws in a stream the fault of a task in its turn', async () => {
    const seen: unknown[] = [];
    const judging = async (): Promise<void> => {
      for await (const { kept } of checker.checkAll([
        taskWith(),
        taskWith({ solution: 'broken(1);' }),
        taskWith(),
      ]))
        seen.push(kept);
    };

    await expect(judging()).rejects.toMatchObject({ code: 'HOST_TOOL_FAILED' });
    expect(seen).toEqual([true]);
  });

  it('stops a stream by its signal', async () => {
    const controller = new AbortController();
    const judging = async (): Promise<void> => {
      for await (const _verdict of checker.checkAll(
        Array.from({ length: 50 }, () => taskWith()),
        { signal: controller.signal },
      ))
        controller.abort(new Error('enough'));
    };

    await expect(judging()).rejects.toThrow('enough');
    expect((await checker.check(taskWith())).kept).toBe(true);
  });

  it('stops a check and a reward by their signal', async () => {
    const signal = AbortSignal.timeout(20);
    const task = taskWith({ verify: `function verify() { ${HANG} }`, solution: HANG });

    await expect(checker.check(task, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(
      checker.reward({ task, calls: [], answer: null, messages: [] }, { signal: AbortSignal.timeout(20) }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect((await checker.check(taskWith())).kept).toBe(true);
  });

  it('refuses more than its queue holds', async () => {
    await using small = createChecker({ environment: COUNTERS, workers: 1, queueLimit: 1 });

    const settled = await Promise.allSettled(
      [taskWith(), taskWith(), taskWith()].map((task) => small.check(task)),
    );

    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(settled[2]).toMatchObject({ reason: { code: 'QUEUE_FULL', isRetryable: true } });
  });

  it('refuses what runs and what comes once it is closed', async () => {
    const closing = createChecker({ environment: COUNTERS, workers: 1 });
    const running = expect(closing.check(taskWith({ solution: HANG }))).rejects.toMatchObject({
      code: 'SANDBOX_CLOSED',
    });

    await closing.close();

    await running;
    await expect(closing.check(taskWith())).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
  });

  it('refuses limits and options that are none', () => {
    expect(() => createChecker({ environment: COUNTERS, limits: { wallTimeMs: 0 } })).toThrow(
      expect.objectContaining({ code: 'LIMIT_INVALID' }),
    );
    expect(() => createChecker({ environment: COUNTERS, workers: 0 })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });

  it('judges in an environment made from options', async () => {
    await using made = createChecker({
      environment: countersWith({ id: 'test/made', value: 40 }),
      workers: 1,
    });
    const task = taskWith({
      environment: { id: 'test/made' },
      verify: 'function verify(answer) { return answer === 42 && read_counter({ name: "a" }) === 42; }',
    });

    expect((await made.check(task)).kept).toBe(true);
  });

  it('gets over a hang in each of many cases', async () => {
    await using lenient = createChecker({
      environment: COUNTERS,
      workers: 1,
      limits,
      rules: { 'timed-out': false },
    });

    const { kept, cases } = await lenient.check(
      taskWith({
        failures: [{ code: HANG }, { code: 'return 2;' }, { code: `add({ name: "a", amount: 2 }); ${HANG}` }],
      }),
    );

    expect(kept).toBe(true);
    expect(cases.slice(0, 4).map(({ run }) => run?.status)).toEqual([
      'returned',
      'timed-out',
      'returned',
      'timed-out',
    ]);
  });
});
