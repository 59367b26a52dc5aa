import { pairedDifference, passCurve, passRate, wilsonInterval } from '@sca/rl/statistics';
import type { Flips, Rewards, Share, TaskOutcome } from './report-data.ts';

const UNKNOWN: Share = { value: 0, low: 0, high: 1 };

/** pass@k over tasks, with its 95 % interval; where nothing is known, 0 with the widest interval. */
export function passShare(tasks: readonly Rewards[], k: number): Share {
  if (k === 1) {
    const { rate, low, high, attempts } = passRate(tasks);
    return attempts === 0 ? UNKNOWN : { value: rate, low, high };
  }
  const point = passCurve(tasks)[k - 1];
  if (!point) return UNKNOWN;
  const { mean, low, high, standardError, values } = point.passAt;
  // All or none: the t interval has no width, and one task gives none.
  if (!(standardError > 0)) return { value: mean, ...wilsonInterval(mean * values, values) };
  return { value: mean, low: Math.max(0, low), high: Math.min(1, high) };
}

/** pass^k over tasks: solved in all of k trials; 0 where no task has so many. */
export function passHat(tasks: readonly Rewards[], k: number): number {
  return passCurve(tasks)[k - 1]?.passHat.mean ?? 0;
}

/** A share of independent trials. */
export function wilsonShare(passed: number, trials: number): Share {
  return trials === 0 ? UNKNOWN : { value: passed / trials, ...wilsonInterval(passed, trials) };
}

/** After minus before, paired by task. */
export function compareOutcomes(outcomes: readonly TaskOutcome[]): { difference: Share; flips: Flips } {
  const runOf = (pick: (outcome: TaskOutcome) => Rewards): Map<string, Rewards> =>
    new Map(outcomes.map((outcome) => [outcome.taskId, pick(outcome)]));
  const { difference, mcnemar } = pairedDifference(
    runOf(({ before }) => before),
    runOf(({ after }) => after),
  );
  const { mean, low, high } = difference;
  return {
    difference: Number.isNaN(low) ? { value: mean || 0, low: -1, high: 1 } : { value: mean, low, high },
    flips: { gained: mcnemar.onlySecond, lost: mcnemar.onlyFirst, pValue: mcnemar.pValue },
  };
}
