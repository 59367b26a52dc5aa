import { type MeanInterval, meanInterval } from './mean-interval.ts';
import { passAtK, passHatK } from './pass-at-k.ts';

/** pass@k and pass^k of a benchmark for one k: means over tasks, each with its error. */
export interface PassCurvePoint {
  readonly k: number;
  readonly passAt: MeanInterval;
  readonly passHat: MeanInterval;
}

/**
 * pass@k and pass^k for k = 1, 2, ... up to the fewest scorable attempts of any task, averaged over tasks.
 *
 * As tau-bench `run.py` and tau2-bench `agent_metrics.py` average them. Attempts that are null count for nothing
 * (tau2); tau-bench itself takes a missing attempt as failed. Tasks without a scorable attempt are left out.
 *
 * @param tasks Attempts per task: 1 within 1e-6 is a pass, null is not scorable.
 */
export function passCurve(
  tasks: readonly (readonly (number | null)[])[],
  { level = 0.95 } = {},
): PassCurvePoint[] {
  const counts = tasks
    .map((attempts) => attempts.filter((reward) => reward !== null))
    .filter((attempts) => attempts.length > 0)
    .map((attempts) => ({
      n: attempts.length,
      c: attempts.filter((reward) => Math.abs(reward - 1) <= 1e-6).length,
    }));
  if (counts.length === 0) return [];
  const maxK = Math.min(...counts.map(({ n }) => n));
  return Array.from({ length: maxK }, (_, index) => {
    const k = index + 1;
    const passAt = counts.map(({ n, c }) => passAtK(n, c, k));
    const passHat = counts.map(({ n, c }) => passHatK(n, c, k));
    return { k, passAt: meanInterval(passAt, { level }), passHat: meanInterval(passHat, { level }) };
  });
}
