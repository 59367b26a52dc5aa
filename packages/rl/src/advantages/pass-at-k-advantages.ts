import { momentsOf, valuesByGroup } from './group-moments.ts';
import type { Numbers } from './numbers.ts';

/**
 * Advantages of GRPO for pass@k: only the best sample of a group gets one, the distance to the second best, divided
 * by the group's deviation (n - 1) plus epsilon. Where two are equally good, and in groups with one scorable
 * sample, all get 0.
 *
 * Tang et al., arXiv 2503.19595; verl `core_algos.py` compute_grpo_passk_outcome_advantage.
 *
 * @param rewards One per sample; NaN = not scorable, which gets 0.
 * @param groups Group index per sample.
 */
export function passAtKAdvantages(
  rewards: Numbers,
  groups: Numbers,
  { epsilon = 1e-6, scale = 'group' }: { readonly epsilon?: number; readonly scale?: 'group' | 'none' } = {},
): Float64Array {
  const tops = valuesByGroup(rewards, groups).map((values) => {
    const [best = Number.NaN, second = Number.NaN] = values.toSorted((a, b) => b - a);
    const divisor = scale === 'none' ? 1 : Math.sqrt(momentsOf(values).variance) + epsilon;
    return { best, advantage: best > second ? (best - second) / divisor : 0 };
  });
  return Float64Array.from({ length: rewards.length }, (_, index) => {
    const { best, advantage } = tops[groups[index] as number] as { best: number; advantage: number };
    return rewards[index] === best ? advantage : 0;
  });
}
