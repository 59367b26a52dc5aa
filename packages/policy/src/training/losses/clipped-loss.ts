import { countDecisions, type Example, type Loss } from './loss.ts';

/** Decisions with what their outcome was worth. All arrays are as long as `decisions`. */
export interface AdvantageExample extends Example {
  readonly advantages: Float64Array;
  /** Logprobs under the policy that sampled them. */
  readonly oldLogprobs: Float64Array;
  /** Logprobs under the reference policy; read where the KL coefficient is not 0. */
  readonly refLogprobs: Float64Array;
}

export interface ClippedLossOptions {
  /** How far the ratio of new to old probability may go from 1 and still count. */
  readonly clip: number;
  /** Weight of the KL divergence from the reference, estimated as exp(ref - new) - (ref - new) - 1 per decision. */
  readonly klCoefficient: number;
}

/**
 * The clipped surrogate of PPO and GRPO: minus the mean over the rows of the sum over their decisions of
 * min(ratio * advantage, clip(ratio) * advantage), plus the KL penalty. Sums, since a mean over decisions would weigh
 * those of long rows less (Dr. GRPO: Liu et al. 2025).
 * Sources: Schulman et al. 2017, equation 7; Schulman 2020 for the KL estimate (k3), as in GRPO.
 */
export function createClippedLoss({ clip, klCoefficient }: ClippedLossOptions): Loss<AdvantageExample> {
  return (examples, logprobs) => {
    const count = Math.max(1, examples.length);
    const total = Math.max(1, countDecisions(examples));
    const sums = { surrogate: 0, clipped: 0, kl: 0 };
    const slopes = examples.map(({ advantages, oldLogprobs, refLogprobs }, index) =>
      (logprobs[index] as Float64Array).map((logprob, at) => {
        const advantage = advantages[at] ?? 0;
        const ratio = Math.exp(logprob - (oldLogprobs[at] ?? 0));
        const bounded = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
        const isClipped = bounded * advantage < ratio * advantage;
        const away = klCoefficient === 0 ? 0 : (refLogprobs[at] ?? 0) - logprob;
        sums.surrogate += Math.min(ratio * advantage, bounded * advantage) / count;
        sums.clipped += (isClipped ? 1 : 0) / total;
        sums.kl += (Math.exp(away) - away - 1) / count;
        const slope = isClipped ? 0 : -ratio * advantage;
        return (slope + klCoefficient * (1 - Math.exp(away))) / count;
      }),
    );
    const loss = -sums.surrogate + klCoefficient * sums.kl;
    return {
      loss,
      slopes,
      metrics: { clippedShare: sums.clipped, ...(klCoefficient !== 0 && { kl: sums.kl }) },
    };
  };
}
