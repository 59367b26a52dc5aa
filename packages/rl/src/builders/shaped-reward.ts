import { type Numbers, requireEqualLengths } from '../advantages/numbers.ts';
import { klPerToken } from '../rewards/kl.ts';
import { overlongPenalty } from '../rewards/overlong-penalty.ts';
import type { TokenSegment } from '../segments/token-segment.ts';
import type { BuildLog } from './build-log.ts';
import type { PolicyGradientOptions } from './grpo-options.ts';
import type { Member } from './members.ts';
import { segmentsOf } from './policy-sample.ts';

/** A trajectory with all numbers that rewards are made of, each list as long as its segment's response. */
export interface Scored {
  readonly member: Member;
  /** The reward, held within bounds, less the penalty for length. */
  readonly score: number;
  readonly refLogprobs: readonly (Numbers | undefined)[];
  /** For `per-turn` credit: one per model turn. */
  readonly turnRewards: readonly (number | null)[] | undefined;
}

/**
 * Collects what a member's reward is made of, or leaves the member out where side data contradict it.
 */
export function scoreMember(
  member: Member,
  options: PolicyGradientOptions,
  log: BuildLog,
): Scored | undefined {
  const { trajectory, turnCount } = member;
  const turnRewards = options.credit === 'per-turn' ? options.turnRewardsOf?.(trajectory) : undefined;
  if (turnRewards && turnRewards.length !== turnCount) {
    const detail = `${turnRewards.length} turn rewards for ${turnCount} model turns`;
    return log.leaveOut(trajectory.id, 'turn-rewards-wrong', detail);
  }
  const refLogprobs = sideData(member, 'refLogprobs', { of: options.refLogprobsOf, log });
  return refLogprobs && { member, score: shapedScore(member, options, log), refLogprobs, turnRewards };
}

/** Lists from the caller, one per segment, or undefined after leaving the member out. */
export function sideData(
  member: Member,
  name: string,
  { of, log }: { of: PolicyGradientOptions['refLogprobsOf']; log: BuildLog },
): readonly (Numbers | undefined)[] | undefined {
  const lists = segmentsOf(member).map((segment) => of?.(member.trajectory, segment));
  if (!of) return lists;
  const wrong = segmentsOf(member).findIndex(
    ({ responseIds }, index) => lists[index]?.length !== responseIds.length,
  );
  if (wrong < 0) return lists;
  const expected = segmentsOf(member)[wrong]?.responseIds.length;
  const detail = `${name} of segment ${wrong} has ${lists[wrong]?.length ?? 'no'} entries for ${expected} tokens`;
  return log.leaveOut(member.trajectory.id, 'side-data-wrong', detail);
}

function shapedScore({ reward, modelTokens }: Member, options: PolicyGradientOptions, log: BuildLog): number {
  const [low, high] = options.rewardClip ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const clipped = Math.min(high, Math.max(low, reward));
  if (!options.overlong) return clipped;
  if (modelTokens === undefined) log.note('length-not-captured');
  return modelTokens === undefined ? clipped : clipped + overlongPenalty(modelTokens, options.overlong);
}

/** The KL penalty of a whole trajectory: coefficient times the sum over its model tokens, as TRL's RLOO takes it. */
export function sequencePenalty({ member, refLogprobs }: Scored, { kl }: PolicyGradientOptions): number {
  if (!kl) return 0;
  const sums = segmentsOf(member).map((segment, index) => {
    const penalty = tokenKl(segment, refLogprobs[index] as Numbers, kl);
    return penalty.reduce((sum, value) => sum + value, 0);
  });
  return kl.coefficient * sums.reduce((sum, value) => sum + value, 0);
}

/** KL per token; 0 where the policy did not write the token or its logprob is not known. */
export function tokenKl(
  segment: TokenSegment,
  refLogprobs: Numbers,
  options: NonNullable<PolicyGradientOptions['kl']>,
): Float64Array {
  requireEqualLengths('responseIds', segment.responseIds.length, { refLogprobs });
  const known = segment.responseLogprobs.map((logprob, token) => logprob ?? (refLogprobs[token] as number));
  const kl = klPerToken(known, refLogprobs, options);
  return kl.map((value, token) => (segment.responseMask[token] === 0 ? 0 : value));
}
