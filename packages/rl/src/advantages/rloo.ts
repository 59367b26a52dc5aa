import { type Moments, momentsOf, valuesByGroup } from './group-moments.ts';
import type { Numbers } from './numbers.ts';

export interface RlooOptions {
  /** What a group with one scorable sample gets: 0 (TRL, verl vectorised), or its own reward (verl). @defaultValue 'zero' */
  readonly singleton?: 'zero' | 'score';
  /** Afterwards subtract the batch mean and divide by the batch deviation (n - 1) plus 1e-4, as TRL can. @defaultValue false */
  readonly normalize?: boolean;
}

/**
 * Advantages of RLOO: the reward minus the mean reward of the *other* samples of the group.
 *
 * Ahmadian et al., arXiv 2402.14740; verl `core_algos.py` compute_rloo_outcome_advantage, TRL `rloo_trainer.py`.
 *
 * @param rewards One per sample; NaN = not scorable, which counts in no baseline and gets 0.
 * @param groups Group index per sample.
 */
export function rlooAdvantages(rewards: Numbers, groups: Numbers, options: RlooOptions = {}): Float64Array {
  const { singleton = 'zero', normalize = false } = options;
  const moments = valuesByGroup(rewards, groups).map((values) => momentsOf(values));
  const advantages = Float64Array.from({ length: rewards.length }, (_, index) => {
    const reward = rewards[index] as number;
    const { count, deviationOf } = moments[groups[index] as number] as Moments;
    if (Number.isNaN(reward)) return Number.NaN;
    if (count === 1) return singleton === 'zero' ? 0 : reward;
    // The same as r - (S - r) / (n - 1).
    return (deviationOf(reward) * count) / (count - 1);
  });
  const { mean, variance } = normalize ? momentsOf(advantages) : { mean: 0, variance: 0 };
  const divisor = normalize ? Math.sqrt(Number.isNaN(variance) ? 0 : variance) + 1e-4 : 1;
  return advantages.map((advantage) => (Number.isNaN(advantage) ? 0 : (advantage - mean) / divisor));
}
