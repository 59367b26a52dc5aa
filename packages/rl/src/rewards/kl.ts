import { type Numbers, requireEqualLengths } from '../advantages/numbers.ts';

/**
 * Estimators of the KL divergence of the policy from a reference, per token, with d = log p - log ref:
 * k1 = d, k2 = d²/2, k3 = exp(-d) + d - 1, abs = |d|. Schulman, "Approximating KL Divergence" (2020).
 */
export type KlEstimator = 'k1' | 'k2' | 'k3' | 'abs';

export interface KlOptions {
  readonly estimator?: KlEstimator;
  /** k3 only: -d is held within ±20 and the result within ±10, as verl does; TRL does not. @defaultValue true */
  readonly clamp?: boolean;
}

/** The KL estimate of each token. @defaultValue estimator 'k3', clamped */
export function klPerToken(logprobs: Numbers, refLogprobs: Numbers, options: KlOptions = {}): Float64Array {
  requireEqualLengths('logprobs', logprobs.length, { refLogprobs });
  const { estimator = 'k3', clamp = true } = options;
  const estimate = ESTIMATES[estimator === 'k3' && clamp ? 'k3-clamped' : estimator];
  return Float64Array.from(logprobs, (logprob, token) => estimate(logprob - (refLogprobs[token] as number)));
}

const ESTIMATES: Record<KlEstimator | 'k3-clamped', (difference: number) => number> = {
  k1: (difference) => difference,
  k2: (difference) => difference ** 2 / 2,
  k3: (difference) => Math.expm1(-difference) + difference,
  'k3-clamped': (difference) => {
    const held = clampTo(-difference, 20);
    return clampTo(Math.expm1(held) - held, 10);
  },
  abs: Math.abs,
};

function clampTo(value: number, bound: number): number {
  return Math.min(bound, Math.max(-bound, value));
}

/** The logprobs of one sample's tokens, and what a unit of divergence costs. */
export interface KlPenalty extends KlOptions {
  readonly logprobs: Numbers;
  readonly refLogprobs: Numbers;
  /** 0.001 in verl, 0.05 in TRL. */
  readonly coefficient: number;
}

/**
 * Token rewards minus coefficient · KL at each model token: PPO's reward as verl `ray_trainer.py` apply_kl_penalty
 * has it.
 */
export function penalizeByKl(rewards: Numbers, mask: Numbers, penalty: KlPenalty): Float64Array {
  const kl = klPerToken(penalty.logprobs, penalty.refLogprobs, penalty);
  requireEqualLengths('rewards', rewards.length, { mask, kl });
  return Float64Array.from(rewards, (reward, token) =>
    mask[token] === 0 ? reward : reward - penalty.coefficient * (kl[token] as number),
  );
}
