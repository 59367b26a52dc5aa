import {
  type MeanInterval,
  type PassRate,
  pairedDifference,
  passCurve,
  passRate,
  wilsonInterval,
} from '@sca/rl/statistics';
import type { Flips, Rewards, Share, TaskOutcome } from './report-data.ts';

const UNKNOWN: Share = { value: 0, low: 0, high: 1 };

/** Standard errors up to this are what rounding leaves where all values are one and the same. */
const ROUNDING = 1e-9;

/** pass@k over tasks, with its 95 % interval; where nothing is known, 0 with the widest interval. */
export function passShare(tasks: readonly Rewards[], k: number): Share {
  if (k === 1) return rateShare(passRate(tasks));
  return curveShare(passCurve(tasks)[k - 1]?.passAt);
}

/** pass^k over tasks: solved in all of k trials, with its 95 % interval. */
export function passHat(tasks: readonly Rewards[], k: number): Share {
  return k === 1 ? passShare(tasks, 1) : curveShare(passCurve(tasks)[k - 1]?.passHat);
}

function curveShare(point: MeanInterval | undefined): Share {
  if (!point) return UNKNOWN;
  const { mean, low, high, standardError, values } = point;
  // All tasks alike: the t interval has no width, and one task gives none.
  if (!(standardError > ROUNDING)) return { value: mean, ...wilsonInterval(mean * values, values) };
  return { value: mean, low: Math.max(0, low), high: Math.min(1, high) };
}

/** The share that passed, with its interval; where nothing is known, 0 with the widest interval. */
export function rateShare({ rate, low, high, attempts }: PassRate): Share {
  return attempts === 0 ? UNKNOWN : { value: rate, low, high };
}

/** After minus before, paired by task. */
export function compareOutcomes(outcomes: readonly TaskOutcome[]): { difference: Share; flips: Flips } {
  const runOf = (pick: (outcome: TaskOutcome) => Rewards): Map<string, Rewards> =>
    new Map(outcomes.map((outcome) => [outcome.taskId, pick(outcome)]));
  const { difference, mcnemar } = pairedDifference(
    runOf(({ before }) => before),
    runOf(({ after }) => after),
  );
  return {
    difference: differenceShare(difference),
    flips: { gained: mcnemar.onlySecond, lost: mcnemar.onlyFirst, pValue: mcnemar.pValue },
  };
}

/**
 * A difference with its t interval. Where all tasks differ alike, mostly not at all, that has no width. What these tasks
 * then leave open is the share of other tasks that would differ in another way; Wilson's interval bounds it.
 */
function differenceShare({ mean, low, high, standardError, values }: MeanInterval): Share {
  if (standardError > ROUNDING) return { value: mean, low: Math.max(-1, low), high: Math.min(1, high) };
  if (values === 0) return { value: 0, low: -1, high: 1 };
  const margin = wilsonInterval(0, values).high;
  return { value: mean, low: Math.max(-1, mean - margin), high: Math.min(1, mean + margin) };
}
