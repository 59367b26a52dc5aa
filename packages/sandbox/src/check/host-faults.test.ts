import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../checker.ts';
import { COUNTERS, FAILING, taskWith } from '../fixtures/counters.test.support.ts';
import { TEST_LIMITS } from '../fixtures/limits.test.support.ts';

const limits = TEST_LIMITS;
const HANG = 'Array(1e9).join("x");';

describe('a fault of the host during a check', () => {
  const checker = createChecker({ environment: COUNTERS, workers: 2, limits });
  const folder = mkdtempSync(join(tmpdir(), 'sca-checker-'));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await checker.close();
  });

  it.each([
    ['in the solution', { solution: 'try { broken(1); } catch {} return add({ name: "a", amount: 2 });' }],
    [
      'in the verifier',
      {
        verify:
          'function verify(answer) { try { broken(1); } catch {} return answer === 2 && read_counter({ name: "a" }) === 2; }',
      },
    ],
    ['in a failure case', { failures: [{ code: 'try { broken(1); } catch {}' }] }],
    ['in a solution that throws then', { solution: 'try { broken(1); } catch {} throw new Error("mine");' }],
    ['in a solution that hangs then', { solution: `try { broken(1); } catch {} ${HANG}` }],
    [
      'in a solution that waits for ever then',
      { solution: 'try { broken(1); } catch {} await new Promise(() => {});' },
    ],
    ['that throws no error', { solution: 'try { odd(1); } catch {} return add({ name: "a", amount: 2 });' }],
  ])('is no verdict: a bug of a tool %s', async (_where, changes) => {
    await expect(checker.check(taskWith(changes))).rejects.toMatchObject({
      name: 'ScaError',
      code: 'HOST_TOOL_FAILED',
    });
    expect((await checker.check(taskWith())).kept).toBe(true);
  });

  it('is no verdict: a tool that hangs', async () => {
    await expect(checker.check(taskWith({ solution: 'try { hang(1); } catch {}' }))).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
    });
    expect((await checker.check(taskWith())).kept).toBe(true);
  });

  it('is no verdict: a thread that ends twice', async () => {
    await expect(checker.check(taskWith({ solution: 'end_thread({});' }))).rejects.toMatchObject({
      code: 'WORKER_CRASHED',
    });
  });

  it('is got over: a thread that ends once', async () => {
    const marker = JSON.stringify(join(folder, 'once'));
    const solution = `end_thread({ marker: ${marker} }); return add({ name: "a", amount: 2 });`;

    expect((await checker.check(taskWith({ solution }))).kept).toBe(true);
  });

  it('is no verdict: an environment that cannot be loaded', async () => {
    await using failing = createChecker({ environment: FAILING, workers: 1 });

    await expect(failing.check(taskWith())).rejects.toMatchObject({ code: 'ENVIRONMENT_LOAD_FAILED' });
    await expect(
      failing.reward({ task: taskWith(), calls: [], answer: null, messages: [] }),
    ).rejects.toMatchObject({ code: 'ENVIRONMENT_LOAD_FAILED' });
  });

  it('does not touch the tasks beside it', async () => {
    const tasks = Array.from({ length: 12 }, (_item, index) =>
      index % 3 === 1 ? taskWith({ solution: 'broken(1);' }) : taskWith(),
    );

    const settled = await Promise.allSettled(tasks.map((task) => checker.check(task)));

    expect(settled.map(({ status }) => status)).toEqual(
      tasks.map((_task, index) => (index % 3 === 1 ? 'rejected' : 'fulfilled')),
    );
  });
});
