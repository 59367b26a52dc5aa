import type { FeatureRows } from '../features/feature-rows.ts';

/** What a softmax needs of the options of a decision. */
export type ScoredRows = Pick<FeatureRows, 'indexes' | 'values' | 'starts' | 'priors' | 'count'>;

/** Scores of a decision's options: prior plus weighted features. `scores` has to be long enough. */
export function scoreRows(rows: ScoredRows, weights: Float32Array, scores: Float64Array): void {
  const { indexes, values, starts, priors, count } = rows;
  for (let row = 0; row < count; row += 1) {
    let score = priors[row] as number;
    const end = starts[row + 1] as number;
    for (let at = starts[row] as number; at < end; at += 1) {
      score += (weights[indexes[at] as number] as number) * (values[at] as number);
    }
    scores[row] = score;
  }
}

/** Turns `count` scores into probabilities, in place. @returns the logarithm of what they were divided by */
export function softmax(scores: Float64Array, count: number): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) greatest = Math.max(greatest, scores[row] as number);
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    const weight = Math.exp((scores[row] as number) - greatest);
    scores[row] = weight;
    sum += weight;
  }
  for (let row = 0; row < count; row += 1) scores[row] = (scores[row] as number) / sum;
  return greatest + Math.log(sum);
}

/** Grows a buffer to hold `count` numbers. Its content is lost. */
export function roomFor(scores: Float64Array, count: number): Float64Array {
  return scores.length >= count ? scores : new Float64Array(2 * count);
}
