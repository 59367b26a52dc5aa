import { type Moments, momentsOf, valuesByGroup } from './group-moments.ts';
import { type Numbers, requireEqualLengths } from './numbers.ts';
import { applyMask, whiten } from './whiten.ts';

export interface RewardToGoOptions {
  /** Discount per token, 0..1. @defaultValue 1 */
  readonly gamma?: number;
  /**
   * `carry`: tokens with mask 0 neither discount nor stop the return, so all turns share the credit. `reset`: they
   * stop it, as verl 0.8 does (issue 7278), so only the last turn gets any. @defaultValue 'carry'
   */
  readonly acrossTurns?: 'carry' | 'reset';
}

/**
 * Discounted reward-to-go of one sample: the advantage of plain REINFORCE (Williams 1992).
 *
 * With `carry`, tokens whose mask is 0 get 0 and rewards on them are lost. With `reset` the result is verl's own
 * tensor, which is not 0 there.
 */
export function rewardToGo(rewards: Numbers, mask: Numbers, options: RewardToGoOptions = {}): Float64Array {
  const { gamma = 1, acrossTurns = 'carry' } = options;
  requireEqualLengths('rewards', rewards.length, { mask });
  const returns = new Float64Array(rewards.length);
  let running = 0;
  for (let token = rewards.length - 1; token >= 0; token -= 1) {
    const isModel = mask[token] !== 0;
    if (!isModel && acrossTurns === 'carry') continue;
    running = (rewards[token] as number) + gamma * running;
    returns[token] = running;
    if (!isModel) running = 0;
  }
  return returns;
}

/** Advantages per token, one list per sample, 0 where the mask is 0; `returns` before whitening. */
export interface TokenAdvantages {
  readonly advantages: Float64Array[];
  readonly returns: Float64Array[];
}

/**
 * REINFORCE++: reward-to-go, whitened over the model tokens of the batch.
 *
 * Hu, arXiv 2501.03262; verl `core_algos.py` compute_reinforce_plus_plus_outcome_advantage.
 *
 * @param rewards Token rewards (with the KL penalty in them, if any), one list per sample.
 */
export function reinforcePlusPlus(
  rewards: readonly Numbers[],
  masks: readonly Numbers[],
  options: RewardToGoOptions = {},
): TokenAdvantages {
  const returns = rewards.map((row, index) => rewardToGo(row, masks[index] as Numbers, options));
  const advantages = whiten(returns, masks).map((row, index) => applyMask(row, masks[index] as Numbers));
  return { advantages, returns };
}

/**
 * The baseline variant of REINFORCE++: the reward minus the group's mean on every model token, then whitened over
 * the model tokens of the batch.
 *
 * verl `core_algos.py` compute_reinforce_plus_plus_baseline_outcome_advantage.
 *
 * @param scores One per sample; NaN = not scorable: in no mean, in no whitening, advantage 0.
 * @param options `groups`: group index per sample. `singleton`: what stands for the mean where a group has one
 * scorable sample, so that it gets 0, or 0, so that it keeps its score (verl).
 */
export function reinforcePlusPlusBaseline(
  scores: Numbers,
  masks: readonly Numbers[],
  options: { readonly groups: Numbers; readonly singleton?: 'zero' | 'score' },
): Float64Array[] {
  const { groups, singleton = 'zero' } = options;
  const moments = valuesByGroup(scores, groups).map((values) => momentsOf(values));
  const isScored = Array.from({ length: scores.length }, (_, index) => !Number.isNaN(scores[index]));
  const rows = masks.map((mask, index) => {
    const { count, deviationOf } = moments[groups[index] as number] as Moments;
    const score = scores[index] as number;
    return new Float64Array(mask.length).fill(
      count === 1 && singleton === 'score' ? score : deviationOf(score),
    );
  });
  const counted = masks.map((mask, index) => (isScored[index] ? mask : new Uint8Array(mask.length)));
  return whiten(rows, counted).map((row, index) => applyMask(row, counted[index] as Numbers));
}
