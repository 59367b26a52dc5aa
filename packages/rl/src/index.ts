export { buildDpo, type DpoOptions } from './builders/build-dpo.ts';
export { buildGrpo } from './builders/build-grpo.ts';
export { buildKto, type KtoOptions } from './builders/build-kto.ts';
export { buildPpo } from './builders/build-ppo.ts';
export {
  buildRejectionSampling,
  type RejectionSamplingOptions,
} from './builders/build-rejection-sampling.ts';
export type {
  Build,
  BuildReport,
  Distribution,
  ReportedProblem,
  TrajectoryGroup,
} from './builders/build-report.ts';
export { groupTrajectories } from './builders/group-trajectories.ts';
export type { GrpoOptions, Preset } from './builders/grpo-options.ts';
export type { PpoOptions } from './builders/ppo-options.ts';
export { TRAJECTORY_REASONS, type TrajectoryReason } from './builders/reasons.ts';
export type {
  DpoRow,
  GrpoRow,
  KtoRow,
  PpoRow,
  PreferenceSide,
  RftRow,
  RowSource,
  SampleLevel,
} from './builders/rows.ts';
export { type Segmentation, segmentTrajectory } from './segments/segment-trajectory.ts';
export type { TokenSegment } from './segments/token-segment.ts';
