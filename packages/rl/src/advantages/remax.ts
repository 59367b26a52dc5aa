import type { GaeResult } from './gae.ts';
import type { Numbers } from './numbers.ts';
import { rewardToGo } from './reinforce.ts';

/**
 * ReMax: the undiscounted reward-to-go minus the reward of a greedy rollout of the same task; 0 where the mask is 0.
 *
 * Li et al., arXiv 2310.10505; verl `core_algos.py` compute_remax_outcome_advantage.
 *
 * @param baseline The reward of the greedy rollout.
 */
export function remaxAdvantages(rewards: Numbers, mask: Numbers, baseline: number): GaeResult {
  const returns = rewardToGo(rewards, mask);
  const advantages = returns.map((value, token) => (mask[token] === 0 ? 0 : value - baseline));
  return { advantages, returns };
}
