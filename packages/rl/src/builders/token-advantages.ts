import { gae } from '../advantages/gae.ts';
import type { Numbers } from '../advantages/numbers.ts';
import { reinforcePlusPlusBaseline, rewardToGo } from '../advantages/reinforce.ts';
import { remaxAdvantages } from '../advantages/remax.ts';
import { applyMask, whiten } from '../advantages/whiten.ts';
import type { ResolvedPpoOptions } from './ppo-options.ts';
import { type Scored, sequencePenalty } from './shaped-reward.ts';

/** One segment's numbers; all lists have the length of its response. */
interface SegmentNumbers {
  readonly mask: readonly (0 | 1)[];
  readonly rewards: Float64Array;
  readonly values: Numbers | undefined;
}

/** One trajectory of a batch. */
export interface TokenJob {
  readonly scored: Scored;
  /** Index of its group in the batch. */
  readonly group: number;
  readonly segments: readonly SegmentNumbers[];
}

/** Per token of one segment; 0 where the mask is 0. */
export interface JudgedTokens {
  readonly advantages: Float64Array;
  readonly returns: Float64Array;
}

/** The advantages of a batch: one list per trajectory, with one entry per segment. */
export function tokenAdvantages(jobs: readonly TokenJob[], options: ResolvedPpoOptions): JudgedTokens[][] {
  const raw = jobs.map((job) => job.segments.map((_, index) => rawAdvantages(job, index, options)));
  switch (options.estimator) {
    case 'reinforce-plus-plus-baseline':
      return replaceAdvantages(raw, groupBaselined(jobs, options));
    case 'reinforce-plus-plus':
      return replaceAdvantages(raw, whitened(jobs, raw));
    case 'gae':
      return options.whiten ? replaceAdvantages(raw, whitened(jobs, raw)) : raw;
    case 'reinforce':
    case 'remax':
      return raw;
  }
}

function rawAdvantages(
  { scored, segments }: TokenJob,
  index: number,
  options: ResolvedPpoOptions,
): JudgedTokens {
  const { rewards, mask, values } = segments[index] as SegmentNumbers;
  const { trajectory, isTruncated } = scored.member;
  const { gamma, lambda, bootstrapValueOf, baselineRewardOf } = options;
  if (options.estimator === 'gae') {
    const isCutHere = isTruncated && index === segments.length - 1;
    const bootstrapValue = isCutHere ? (bootstrapValueOf?.(trajectory) ?? 0) : 0;
    return gae({ rewards, values: values as Numbers, mask, gamma, lambda, bootstrapValue });
  }
  if (options.estimator === 'remax')
    return remaxAdvantages(rewards, mask, baselineRewardOf?.(trajectory) as number);
  const returns = rewardToGo(rewards, mask, { gamma });
  return { advantages: returns, returns };
}

function whitened(jobs: readonly TokenJob[], raw: readonly (readonly JudgedTokens[])[]): Float64Array[] {
  const masks = jobs.flatMap(({ segments }) => segments.map(({ mask }) => mask));
  const rows = raw.flatMap((segments) => segments.map(({ advantages }) => advantages));
  return whiten(rows, masks).map((row, index) => applyMask(row, masks[index] as Numbers));
}

// One score per trajectory, however many segments it has: the group's mean is over trajectories. The mask of a
// trajectory is that of its segments in a row.
function groupBaselined(jobs: readonly TokenJob[], options: ResolvedPpoOptions): Float64Array[] {
  const scores = jobs.map(({ scored }) => scored.score - sequencePenalty(scored, options));
  const masks = jobs.map(({ segments }) => segments.flatMap(({ mask }) => mask));
  const rows = reinforcePlusPlusBaseline(scores, masks, { groups: jobs.map(({ group }) => group) });
  return jobs.flatMap(({ segments }, index) => {
    let offset = 0;
    return segments.map(({ mask }) => {
      const start = offset;
      offset += mask.length;
      return (rows[index] as Float64Array).slice(start, offset);
    });
  });
}

function replaceAdvantages(raw: readonly JudgedTokens[][], flat: readonly Float64Array[]): JudgedTokens[][] {
  let next = 0;
  return raw.map((segments) =>
    segments.map(({ returns }) => ({ advantages: flat[next++] as Float64Array, returns })),
  );
}
