import type { Random } from '@sca/core';
import type { SamplingSettings } from './sampling-settings.ts';
import { roomFor, type ScoredRows, scoreRows, softmax } from './softmax.ts';

/** A row that was drawn, and the natural logarithm of its probability. */
interface DrawnRow {
  readonly row: number;
  readonly logprob: number;
}

export type DrawRow = (rows: ScoredRows, weights: Float32Array) => DrawnRow;

/**
 * Draws options by their probabilities.
 *
 * The logarithm is that of the distribution drawn from. At temperature 0, where that is 0 for whatever is taken, it is
 * that of temperature 1.
 */
export function createDraw({ temperature, topP }: SamplingSettings, random: Random): DrawRow {
  let scores: Float64Array = new Float64Array(256);
  return (rows, weights) => {
    const { count } = rows;
    scores = roomFor(scores, count);
    scoreRows(rows, weights, scores);
    if (temperature > 0 && temperature !== 1)
      for (let row = 0; row < count; row += 1) scores[row] = (scores[row] ?? 0) / temperature;
    softmax(scores, count);
    if (temperature > 0 && topP < 1) keepNucleus(scores, count, topP);
    const row = temperature === 0 ? likeliest(scores, count) : drawn(scores, count, random);
    return { row, logprob: Math.log(scores[row] ?? 0) };
  };
}

function likeliest(probabilities: Float64Array, count: number): number {
  let best = 0;
  for (let row = 1; row < count; row += 1)
    if ((probabilities[row] ?? 0) > (probabilities[best] ?? 0)) best = row;
  return best;
}

function drawn(probabilities: Float64Array, count: number, random: Random): number {
  // Nothing to choose, nothing drawn: the stream stays where it is.
  if (count === 1) return 0;
  let left = random.float();
  let last = 0;
  for (let row = 0; row < count; row += 1) {
    const probability = probabilities[row] ?? 0;
    if (probability === 0) continue;
    last = row;
    left -= probability;
    if (left < 0) return row;
  }
  // Rounding can leave a little over; a row that cannot be drawn must not get it.
  return last;
}

/** Sets to 0 what lies outside the nucleus, and scales the rest up to 1. Of equal options the first come first. */
function keepNucleus(probabilities: Float64Array, count: number, topP: number): void {
  const order = Array.from({ length: count }, (_, row) => row).sort(
    (left, right) => (probabilities[right] ?? 0) - (probabilities[left] ?? 0) || left - right,
  );
  let sum = 0;
  for (const row of order) {
    if (sum >= topP) probabilities[row] = 0;
    else sum += probabilities[row] ?? 0;
  }
  for (let row = 0; row < count; row += 1) probabilities[row] = (probabilities[row] ?? 0) / sum;
}
