import type { ReasonCode, Verdict } from '@sca/core';
import type { StreamChecker } from '../commands/check/run-check.ts';

/** How the fake judges a task: a reason, or null to keep it. */
export type Judge = (task: unknown) => { reason: ReasonCode | null; detail?: string };

/** A checker that judges by a function and counts how often it was closed. */
export interface FakeChecker extends StreamChecker {
  readonly closed: number;
}

export function fakeChecker(judge: Judge): FakeChecker {
  let closed = 0;
  return {
    async *checkAll(tasks, { signal } = {}) {
      for await (const task of tasks) {
        signal?.throwIfAborted();
        yield verdictOf(task, judge(task));
      }
    },
    async close() {
      closed += 1;
    },
    get closed() {
      return closed;
    },
  };
}

/** Keeps a task unless it names, as `reason`, why it should be lost. What is no object is malformed. */
export const judgeByReason: Judge = (task) => {
  if (task === null || typeof task !== 'object')
    return { reason: 'malformed', detail: 'task: expected an object' };
  const { reason = null, detail = '' } = task as { reason?: ReasonCode; detail?: string };
  return { reason, detail };
};

function verdictOf(task: unknown, { reason, detail = '' }: ReturnType<Judge>): Verdict {
  const isMalformed = reason === 'malformed';
  const id = (task as { id?: string } | null)?.id ?? 'f'.repeat(64);
  const step = { status: 'returned', error: null } as const;
  return {
    schema: 'sca.verdict/v1',
    taskId: isMalformed ? null : id,
    mode: 'strict',
    kept: reason === null,
    reason,
    detail,
    caseName: null,
    cases: isMalformed ? [] : [{ name: 'solution', run: step, verify: step, passed: true }],
    timeMs: 1.5,
  };
}
