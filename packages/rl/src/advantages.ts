export { aggregateLoss, type LossAggregation } from './advantages/aggregate-loss.ts';
export { type GaeInput, type GaeResult, gae } from './advantages/gae.ts';
export type { StandardDeviation } from './advantages/group-moments.ts';
export { type GrpoScaling, grpoAdvantages } from './advantages/grpo.ts';
export { hasSignal } from './advantages/has-signal.ts';
export { indexGroups } from './advantages/index-groups.ts';
export type { Numbers } from './advantages/numbers.ts';
export { opoAdvantages } from './advantages/opo.ts';
export { passAtKAdvantages } from './advantages/pass-at-k-advantages.ts';
export {
  type RewardToGoOptions,
  reinforcePlusPlus,
  reinforcePlusPlusBaseline,
  rewardToGo,
  type TokenAdvantages,
} from './advantages/reinforce.ts';
export { remaxAdvantages } from './advantages/remax.ts';
export { type RlooOptions, rlooAdvantages } from './advantages/rloo.ts';
export { turnAdvantages } from './advantages/turn-advantages.ts';
export { applyMask, type MaskedMoments, maskedMoments, whiten } from './advantages/whiten.ts';
export { type Credit, placeRewards, type SegmentTurns, spreadOverTurns } from './rewards/credit.ts';
export { type KlEstimator, type KlOptions, type KlPenalty, klPerToken, penalizeByKl } from './rewards/kl.ts';
export { type OverlongLimits, overlongPenalty } from './rewards/overlong-penalty.ts';
