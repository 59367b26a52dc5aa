import { type Numbers, requireEqualLengths } from './numbers.ts';

/**
 * Advantages of OPO: the reward minus the group's mean reward weighted by response length.
 *
 * Hao et al., arXiv 2505.23585; verl `core_algos.py` compute_opo_outcome_advantage. Where all lengths of a group
 * are 0 the samples weigh the same.
 *
 * @param rewards One per sample; NaN = not scorable, which counts in no baseline and gets 0.
 * @param lengths Tokens that the policy wrote, per sample.
 * @param options `groups`: group index per sample. `singleton`: what a group with one scorable sample gets.
 */
export function opoAdvantages(
  rewards: Numbers,
  lengths: Numbers,
  options: { readonly groups: Numbers; readonly singleton?: 'zero' | 'score' },
): Float64Array {
  const { groups, singleton = 'zero' } = options;
  requireEqualLengths('rewards', rewards.length, { lengths, groups });
  const baselines = weightedMeans(rewards, lengths, groups);
  return Float64Array.from({ length: rewards.length }, (_, index) => {
    const reward = rewards[index] as number;
    const { count, baseline } = baselines[groups[index] as number] as Baseline;
    if (Number.isNaN(reward)) return 0;
    if (count === 1) return singleton === 'zero' ? 0 : reward;
    return reward - baseline;
  });
}

interface Baseline {
  readonly count: number;
  readonly baseline: number;
}

function weightedMeans(rewards: Numbers, lengths: Numbers, groups: Numbers): Baseline[] {
  const members: number[][] = [];
  for (let index = 0; index < rewards.length; index += 1) {
    const group = groups[index] as number;
    while (members.length <= group) members.push([]);
    if (!Number.isNaN(rewards[index])) (members[group] as number[]).push(index);
  }
  return members.map((indices) => ({
    count: indices.length,
    baseline: weightedMean(rewards, lengths, indices),
  }));
}

function weightedMean(rewards: Numbers, lengths: Numbers, indices: readonly number[]): number {
  const first = rewards[indices[0] as number] as number;
  const total = indices.reduce((sum, index) => sum + (lengths[index] as number), 0);
  // Deviations from one of them, so that equal rewards give exactly 0.
  const weighted = indices.reduce((sum, index) => {
    const weight = total === 0 ? 1 / indices.length : (lengths[index] as number) / total;
    return sum + weight * ((rewards[index] as number) - first);
  }, 0);
  return first + weighted;
}
