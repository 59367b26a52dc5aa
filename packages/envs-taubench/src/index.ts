export type { Compat } from './compat.ts';
export { createAirline, createRetail, openAirline, openRetail } from './create-environment.ts';
export { databaseDigest } from './digest/database-digest.ts';
export { upstreamHash } from './digest/upstream-hash.ts';
export type { DomainName } from './domain.ts';
export { createEpisodeReplay, type EpisodeReplay, type ReplayedRow } from './replay/create-replay.ts';
export {
  type Mismatch,
  parseRow,
  type RecordedRow,
  type RecordedStep,
  replayRow,
} from './replay/replay-row.ts';
export { groundTruthDigest, replayGroundTruth } from './reward/ground-truth.ts';
export { type Episode, type OfficialReward, officialReward } from './reward/official-reward.ts';
export { type Subset, selectTasks } from './reward/paper-subset.ts';
export { codeAsTaskOf, type TaskSource } from './tasks/code-as-task-of.ts';
export { type NearMiss, nearMisses } from './tasks/near-misses.ts';
export type { Split, TauAction, TauTask } from './tau-task.ts';
export type { Taubench } from './taubench.ts';
export type { TaubenchOptions } from './taubench-options.ts';
export {
  endsConversation,
  endsEpisode,
  OWN_GREETING,
  readGreeting,
  STOP_TOKEN,
} from './user/conversation.ts';
export type { World } from './world.ts';
