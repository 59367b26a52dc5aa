import type { Trajectory } from '@sca/core';
import type { Numbers } from '../advantages/numbers.ts';
import type { TokenSegment } from '../segments/token-segment.ts';
import { type PolicyGradientOptions, type Preset, requirePolicyGradientOptions } from './grpo-options.ts';
import { invalidOption, requireChoice, requireInRange } from './require-option.ts';

export interface PpoOptions extends PolicyGradientOptions {
  /**
   * Where advantages come from: `gae` needs `valuesOf`, `remax` needs `baselineRewardOf`.
   * @defaultValue 'gae' with `valuesOf`, else 'reinforce-plus-plus'
   */
  readonly estimator?: 'gae' | 'reinforce' | 'reinforce-plus-plus' | 'reinforce-plus-plus-baseline' | 'remax';
  /** The critic's values before each response token of a segment. */
  readonly valuesOf?: (trajectory: Trajectory, segment: TokenSegment) => Numbers | undefined;
  /** ReMax: the reward of a greedy rollout of the same task; null = not known. */
  readonly baselineRewardOf?: (trajectory: Trajectory) => number | null;
  /** Discount per model token, 0..1. @defaultValue 1 */
  readonly gamma?: number;
  /** GAE's lambda, 0..1. @defaultValue 1 */
  readonly lambda?: number;
  /** Whiten the advantages of GAE over the batch. @defaultValue true */
  readonly whiten?: boolean;
  /** GAE: the value after the last token of a trajectory that a limit cut off. @defaultValue 0 */
  readonly bootstrapValueOf?: (trajectory: Trajectory) => number;
}

type Defaults = Required<
  Pick<
    PpoOptions,
    'estimator' | 'gamma' | 'lambda' | 'whiten' | 'truncated' | 'credit' | 'turnGamma' | 'batchGroups'
  >
> &
  Pick<PpoOptions, 'kl'>;

/** Options with every default filled in. */
export type ResolvedPpoOptions = PpoOptions & Defaults;

const OURS: Omit<Defaults, 'estimator'> = {
  gamma: 1,
  lambda: 1,
  whiten: true,
  truncated: 'mask',
  credit: 'trajectory',
  turnGamma: 0.95,
  batchGroups: 128,
  kl: null,
};

const ESTIMATORS = ['gae', 'reinforce', 'reinforce-plus-plus', 'reinforce-plus-plus-baseline', 'remax'];

// The penalties of both trainers; they apply where reference logprobs are given.
const PRESETS: Record<Exclude<Preset, 'art'>, Partial<Defaults>> = {
  verl: { truncated: 'keep', kl: { estimator: 'k1', coefficient: 0.001 } },
  trl: { lambda: 0.95, truncated: 'keep', kl: { estimator: 'k1', coefficient: 0.05 } },
};

/** @throws ScaError `OPTION_INVALID` */
export function resolvePpoOptions(options: PpoOptions): ResolvedPpoOptions {
  const { preset, valuesOf, refLogprobsOf } = options;
  if (preset === 'art') throw invalidOption('preset', preset, 'verl or trl for PPO: ART has no critic');
  if (preset) requireChoice('preset', preset, Object.keys(PRESETS));
  const { kl, ...conventions } = preset ? PRESETS[preset] : {};
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedPpoOptions = {
    ...OURS,
    ...conventions,
    ...(kl && refLogprobsOf && { kl }),
    estimator: valuesOf ? 'gae' : 'reinforce-plus-plus',
    ...given,
  };
  requireChoice('estimator', resolved.estimator, ESTIMATORS);
  requireInRange('gamma', resolved.gamma, [0, 1]);
  requireInRange('lambda', resolved.lambda, [0, 1]);
  requirePolicyGradientOptions(resolved);
  requireInputsOf(resolved);
  return resolved;
}

function requireInputsOf({ estimator, credit, valuesOf, baselineRewardOf }: ResolvedPpoOptions): void {
  if (estimator === 'gae' && !valuesOf) throw invalidOption('estimator', estimator, 'gae only with valuesOf');
  if (estimator === 'remax' && !baselineRewardOf)
    throw invalidOption('estimator', estimator, 'remax only with baselineRewardOf');
  if (estimator === 'reinforce-plus-plus-baseline' && credit !== 'trajectory')
    throw invalidOption(
      'credit',
      credit,
      'trajectory with reinforce-plus-plus-baseline, which has one score each',
    );
}
