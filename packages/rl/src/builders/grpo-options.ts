import type { Trajectory } from '@sca/core';
import type { StandardDeviation } from '../advantages/group-moments.ts';
import type { Numbers } from '../advantages/numbers.ts';
import type { KlOptions } from '../rewards/kl.ts';
import type { OverlongLimits } from '../rewards/overlong-penalty.ts';
import type { TokenSegment } from '../segments/token-segment.ts';
import type { BuildOptions } from './members.ts';
import { invalidOption, requireChoice, requireInRange } from './require-option.ts';

/** Options that PPO and GRPO share. */
export interface PolicyGradientOptions extends BuildOptions {
  /** Start from a trainer's conventions instead of ours; options given beside it win. */
  readonly preset?: Preset;
  /**
   * What becomes of trajectories that a limit cut off. `mask`: in the baseline and in a row, without loss (rows of
   * messages, which cannot be masked, are left out). `drop`: as if they were not there. @defaultValue 'mask'
   */
  readonly truncated?: 'keep' | 'mask' | 'drop';
  /** How turns share a reward, see `Credit`. @defaultValue 'trajectory' */
  readonly credit?: 'trajectory' | 'turn-discount' | 'per-turn';
  /** For `turn-discount`: what a turn is worth of the next one, 0..1. @defaultValue 0.95 */
  readonly turnGamma?: number;
  /** For `per-turn`: one reward per sampled message, null = not scorable. */
  readonly turnRewardsOf?: (trajectory: Trajectory) => readonly (number | null)[];
  /** Reference logprobs of a segment's response tokens; those where the mask is 0 are not looked at. */
  readonly refLogprobsOf?: (trajectory: Trajectory, segment: TokenSegment) => Numbers | undefined;
  /** The KL penalty in the reward; needs `refLogprobsOf`. @defaultValue none */
  readonly kl?: (KlOptions & { readonly coefficient: number }) | null;
  /** DAPO's penalty on the tokens that the policy wrote; none for trajectories without captured ids. */
  readonly overlong?: OverlongLimits;
  /** Holds rewards within bounds before any penalty. */
  readonly rewardClip?: readonly [low: number, high: number];
  /** Groups over which batch statistics are taken, where a method has any. @defaultValue 128 */
  readonly batchGroups?: number;
}

/** Trainers whose conventions can be taken as they are; `rl.md` and the README list them. */
export type Preset = 'verl' | 'trl' | 'art';

export interface GrpoOptions extends PolicyGradientOptions {
  /** @defaultValue 'grpo' */
  readonly estimator?: 'grpo' | 'rloo' | 'opo' | 'pass-at-k';
  /** @defaultValue 'sample' */
  readonly standardDeviation?: StandardDeviation;
  /** @defaultValue 1e-6 */
  readonly epsilon?: number;
  /** `none` is Dr. GRPO. @defaultValue 'group' */
  readonly scale?: 'group' | 'batch' | 'none';
  /** @defaultValue 'zero' */
  readonly singleton?: 'zero' | 'score';
  /** RLOO only: whiten over the batch, as TRL can. @defaultValue false */
  readonly normalize?: boolean;
  /** Whether groups whose rewards are all equal give rows, all with advantage 0. @defaultValue 'drop' */
  readonly zeroVariance?: 'keep' | 'drop';
  /** Whether single rows with advantage 0 are given. @defaultValue 'keep' */
  readonly zeroAdvantage?: 'keep' | 'drop';
}

type Defaults = Required<
  Pick<
    GrpoOptions,
    | 'estimator'
    | 'standardDeviation'
    | 'epsilon'
    | 'scale'
    | 'singleton'
    | 'normalize'
    | 'zeroVariance'
    | 'zeroAdvantage'
    | 'truncated'
    | 'credit'
    | 'turnGamma'
    | 'batchGroups'
  >
>;

/** Options with every default filled in. */
export type ResolvedGrpoOptions = GrpoOptions & Defaults;

const OURS: Defaults = {
  estimator: 'grpo',
  standardDeviation: 'sample',
  epsilon: 1e-6,
  scale: 'group',
  singleton: 'zero',
  normalize: false,
  zeroVariance: 'drop',
  zeroAdvantage: 'keep',
  truncated: 'mask',
  credit: 'trajectory',
  turnGamma: 0.95,
  batchGroups: 128,
};

const PRESETS: Record<Preset, Partial<Defaults>> = {
  verl: { singleton: 'score', zeroVariance: 'keep', truncated: 'keep' },
  trl: { epsilon: 1e-4, zeroVariance: 'keep', truncated: 'keep' },
  art: { standardDeviation: 'population', zeroAdvantage: 'drop', truncated: 'keep' },
};

/** @throws ScaError `OPTION_INVALID` */
export function resolveGrpoOptions(options: GrpoOptions): ResolvedGrpoOptions {
  if (options.preset) requireChoice('preset', options.preset, Object.keys(PRESETS));
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedGrpoOptions = { ...OURS, ...(options.preset && PRESETS[options.preset]), ...given };
  requireChoice('estimator', resolved.estimator, ['grpo', 'rloo', 'opo', 'pass-at-k']);
  requireChoice('scale', resolved.scale, ['group', 'batch', 'none']);
  requirePolicyGradientOptions(resolved);
  if (resolved.credit === 'per-turn' && (resolved.estimator !== 'grpo' || resolved.scale === 'batch'))
    throw invalidOption(
      'credit',
      resolved.credit,
      'per-turn only with estimator grpo and scale group or none',
    );
  return resolved;
}

/** @throws ScaError `OPTION_INVALID` */
export function requirePolicyGradientOptions(
  options: PolicyGradientOptions & Pick<Defaults, 'truncated' | 'credit' | 'turnGamma' | 'batchGroups'>,
): void {
  requireChoice('truncated', options.truncated, ['keep', 'mask', 'drop']);
  requireChoice('credit', options.credit, ['trajectory', 'turn-discount', 'per-turn']);
  requireInRange('turnGamma', options.turnGamma, [0, 1]);
  requireInRange('batchGroups', options.batchGroups, [1, Number.POSITIVE_INFINITY]);
  if (options.credit === 'per-turn' && !options.turnRewardsOf)
    throw invalidOption('credit', options.credit, 'per-turn only together with turnRewardsOf');
  if (options.kl && !options.refLogprobsOf)
    throw invalidOption('kl', 'set', 'a KL penalty only together with refLogprobsOf');
}
