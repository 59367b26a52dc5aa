import { type Moments, momentsOf, type StandardDeviation, valuesByGroup } from './group-moments.ts';
import type { Numbers } from './numbers.ts';

/** How a reward becomes an advantage within its group. */
export interface GrpoScaling {
  /** Divisor n - 1 (TRL, verl) or n (ART). @defaultValue 'sample' */
  readonly standardDeviation?: StandardDeviation;
  /** Added to the standard deviation: 1e-6 (verl, ART) or 1e-4 (TRL). @defaultValue 1e-6 */
  readonly epsilon?: number;
  /** Divide by the deviation of the group, of the whole batch, or not at all (Dr. GRPO). @defaultValue 'group' */
  readonly scale?: 'group' | 'batch' | 'none';
  /**
   * What a group with one scorable sample gets: 0, or its own reward as if mean 0 and deviation 1 (verl).
   * @defaultValue 'zero'
   */
  readonly singleton?: 'zero' | 'score';
  /** Variances below it are raised to it, as verl's vectorised variant does with its epsilon. @defaultValue 0 */
  readonly varianceFloor?: number;
}

/**
 * Advantages of GRPO: (r - mean of the group) / (deviation + epsilon), one per sample.
 *
 * Group scaling is DeepSeekMath (arXiv 2402.03300, section 4.1); `scale: 'none'` is Dr. GRPO (arXiv 2503.20783). The
 * variants follow verl `core_algos.py` compute_grpo_outcome_advantage and its vectorised form, TRL
 * `grpo_trainer.py` scale_rewards, and ART `local/tokenize.py`. Groups of equal rewards get exactly 0.
 *
 * @param rewards One per sample; NaN = not scorable, which counts in no mean and gets 0.
 * @param groups Group index per sample, see {@link indexGroups}.
 */
export function grpoAdvantages(rewards: Numbers, groups: Numbers, scaling: GrpoScaling = {}): Float64Array {
  const { standardDeviation = 'sample', epsilon = 1e-6, scale = 'group' } = scaling;
  const { singleton = 'zero', varianceFloor = 0 } = scaling;
  const moments = valuesByGroup(rewards, groups).map((values) => momentsOf(values, standardDeviation));
  const batch = scale === 'batch' ? momentsOf(rewards, standardDeviation) : undefined;
  const divisorOf = ({ count, variance }: Moments): number => {
    if (scale === 'none') return 1;
    const used = batch ? batch.variance : count === 1 ? 1 : variance;
    return Math.sqrt(Math.max(Number.isNaN(used) ? 0 : used, varianceFloor)) + epsilon;
  };
  return Float64Array.from({ length: rewards.length }, (_, index) => {
    const group = moments[groups[index] as number] as Moments;
    const reward = rewards[index] as number;
    if (Number.isNaN(reward)) return 0;
    if (group.count > 1) return group.deviationOf(reward) / divisorOf(group) || 0;
    return singleton === 'zero' ? 0 : reward / divisorOf(group);
  });
}
