import { roomFor, scoreRows, softmax } from '../../sampling/softmax.ts';
import type { Gradient } from '../optimizers/gradient.ts';
import type { DecisionRecord } from './decision-record.ts';

/** Slopes smaller than this move nothing and are left out. */
const SMALLEST = 1e-7;

let buffer: Float64Array = new Float64Array(256);

/** The natural logarithm of the probability of the option that was taken. */
export function logprobOf(decision: DecisionRecord, weights: Float32Array): number {
  buffer = roomFor(buffer, decision.count);
  scoreRows(decision, weights, buffer);
  const score = buffer[decision.row] ?? 0;
  return score - softmax(buffer, decision.count);
}

/**
 * Adds the gradient of a loss whose slope in {@link logprobOf} is `slope`: for each option, its features times
 * `slope * ((1 where it was taken) - its probability)`.
 */
export function addDecisionGradient(
  gradient: Gradient,
  decision: DecisionRecord,
  { weights, slope }: { weights: Float32Array; slope: number },
): void {
  if (slope === 0 || decision.count === 1) return;
  buffer = roomFor(buffer, decision.count);
  scoreRows(decision, weights, buffer);
  softmax(buffer, decision.count);
  const { indexes, values, starts, count, row: taken } = decision;
  for (let row = 0; row < count; row += 1) {
    const share = slope * ((row === taken ? 1 : 0) - (buffer[row] as number));
    if (Math.abs(share) < SMALLEST * Math.abs(slope)) continue;
    const end = starts[row + 1] as number;
    for (let at = starts[row] as number; at < end; at += 1) {
      gradient.add(indexes[at] as number, share * (values[at] as number));
    }
  }
}

/** The estimate of a state: its weighted features. */
export function valueOfState(state: DecisionRecord, weights: Float32Array): number {
  buffer = roomFor(buffer, 1);
  scoreRows(state, weights, buffer);
  return buffer[0] ?? 0;
}

/** Adds the gradient of a loss whose slope in {@link valueOfState} is `slope`. */
export function addStateGradient(
  gradient: Gradient,
  { indexes, values }: DecisionRecord,
  slope: number,
): void {
  for (const [at, index] of indexes.entries()) gradient.add(index, slope * (values[at] ?? 0));
}
