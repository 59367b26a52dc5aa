import { type Example, type Loss, sumOf } from './loss.ts';

/** A preference: the decisions of the chosen side come first. */
export interface PreferenceExample extends Example {
  readonly chosenCount: number;
  /** Sums of the reference policy's logprobs of either side. */
  readonly reference: { readonly chosen: number; readonly rejected: number };
}

/**
 * Direct preference optimisation: the mean of -log sigmoid(beta * margin), where the margin is how much more the
 * policy has moved towards the chosen side than towards the rejected one, measured from the reference.
 * Source: Rafailov et al. 2023, equation 7.
 */
export function createPreferenceLoss(beta: number): Loss<PreferenceExample> {
  return (examples, logprobs) => {
    const count = Math.max(1, examples.length);
    let [loss, margins, right] = [0, 0, 0];
    const slopes = examples.map(({ chosenCount, reference }, index) => {
      const own = logprobs[index] as Float64Array;
      const chosen = sumOf(own.subarray(0, chosenCount)) - reference.chosen;
      const rejected = sumOf(own.subarray(chosenCount)) - reference.rejected;
      const margin = beta * (chosen - rejected);
      loss += softplus(-margin) / count;
      margins += margin / count;
      right += (margin > 0 ? 1 : 0) / count;
      const slope = (beta * sigmoid(-margin)) / count;
      return own.map((_, at) => (at < chosenCount ? -slope : slope));
    });
    return { loss, slopes, metrics: { margin: margins, accuracy: right } };
  };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** log(1 + e^x), also where e^x is too large for a number. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
