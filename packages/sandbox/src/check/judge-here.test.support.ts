import { type CheckMode, type Environment, REASON_CODES, type ReasonCode, type Verdict } from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { createRig } from '../engine/engine-rig.test.support.ts';
import { COUNTERS } from '../fixtures/counters.test.support.ts';
import { TEST_LIMITS } from '../fixtures/limits.test.support.ts';
import { resolveRules } from './check-rules.ts';
import { checkTask } from './check-task.ts';

export type JudgeHere = (
  task: unknown,
  options?: { mode?: CheckMode; rules?: Partial<Record<ReasonCode, boolean>> },
) => Promise<Verdict>;

/** Checks tasks in this thread: quick to start, and only for code that an interrupt stops. */
export async function startJudgingHere(): Promise<JudgeHere> {
  const { engine } = await createRig('snapshot', TEST_LIMITS);
  const environment: Environment = await loadEnvironment(COUNTERS);
  const monitor = { duringTool: <Result>(work: () => Result): Result => work() };
  return (task, { mode = 'strict', rules = {} } = {}) =>
    checkTask({ engine, environment, monitor }, { task, mode, rules: resolveRules(mode, rules) });
}

export const ALL_OFF: Partial<Record<ReasonCode, boolean>> = Object.fromEntries(
  REASON_CODES.filter((code) => code !== 'malformed').map((code) => [code, false]),
);
