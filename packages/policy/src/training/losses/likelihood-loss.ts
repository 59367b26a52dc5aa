import { type Example, type Loss, sumOf } from './loss.ts';

/**
 * Rejection sampling fine-tuning: minus the mean logprob of the rows.
 *
 * A row counts by the sum of its decisions, not by their mean: of samples of the policy itself, only the sum has a
 * gradient that is 0 on average. The mean favours short rows, and would teach brevity whatever the rewards say.
 */
export const likelihoodLoss: Loss<Example> = (examples, logprobs) => {
  const count = Math.max(1, examples.length);
  const slopes = examples.map(({ decisions }) => new Float64Array(decisions.length).fill(-1 / count));
  const loss = -logprobs.reduce((sum, numbers) => sum + sumOf(numbers), 0) / count;
  return { loss, slopes, metrics: {} };
};
