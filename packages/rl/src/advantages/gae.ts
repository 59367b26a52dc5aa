import { type Numbers, requireEqualLengths } from './numbers.ts';

/** One sample's tokens and the constants of GAE. */
export interface GaeInput {
  /** Per token; a reward where the mask is 0 is lost, so it belongs on a model token. */
  readonly rewards: Numbers;
  /** The critic's value before each token. */
  readonly values: Numbers;
  /** 1 = sampled by the policy. */
  readonly mask: Numbers;
  /** Discount per model token, 0..1. @defaultValue 1 */
  readonly gamma?: number;
  /** 0 = one-step, 1 = Monte Carlo. @defaultValue 1 */
  readonly lambda?: number;
  /** The value after the last token, for an episode that was cut off. @defaultValue 0 */
  readonly bootstrapValue?: number;
  /**
   * What tokens with mask 0 get: 0, or what verl's own tensor holds there (the advantage of the next model token).
   * @defaultValue 'zero'
   */
  readonly atMaskedTokens?: 'zero' | 'carry';
}

/** Per token; `returns` = `advantages` + values, before any whitening. */
export interface GaeResult {
  readonly advantages: Float64Array;
  readonly returns: Float64Array;
}

/**
 * Generalised advantage estimation over the model's tokens only: tool, user and template tokens cost no discount
 * step and carry no value, as if they were cut out.
 *
 * Schulman et al., arXiv 1506.02438, equation 16; masked as verl `core_algos.py` compute_gae_advantage_return.
 */
export function gae(input: GaeInput): GaeResult {
  const { rewards, values, mask, gamma = 1, lambda = 1, bootstrapValue = 0 } = input;
  const { length } = rewards;
  requireEqualLengths('rewards', length, { values, mask });
  const isCarried = input.atMaskedTokens === 'carry';
  const advantages = new Float64Array(length);
  const returns = new Float64Array(length);
  let nextValue = bootstrapValue;
  let advantage = 0;
  for (let token = length - 1; token >= 0; token -= 1) {
    const isModel = mask[token] !== 0;
    const value = values[token] as number;
    if (isModel) {
      const delta = (rewards[token] as number) + gamma * nextValue - value;
      advantage = delta + gamma * lambda * advantage;
      nextValue = value;
    }
    if (!isModel && !isCarried) continue;
    advantages[token] = advantage;
    returns[token] = advantage + value;
  }
  return { advantages, returns };
}
