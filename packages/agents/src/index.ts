export type {
  Challenge,
  ChallengeAttempt,
  ChallengeRequest,
  Challenger,
  CheckTask,
} from './challenger/challenger.ts';
export { type Exemplar, GENERIC_EXEMPLAR } from './challenger/llm/exemplar.ts';
export { createLlmChallenger } from './challenger/llm/llm-challenger.ts';
export type { LlmChallengerOptions } from './challenger/llm/llm-challenger-options.ts';
export {
  createProceduralChallenger,
  type ProceduralChallengerOptions,
} from './challenger/procedural/procedural-challenger.ts';
export type { Compat } from './compat.ts';
export type { EpisodeLimits } from './executor/episode-limits.ts';
export type {
  EpisodeInputs,
  EpisodeOptions,
  EpisodeOutcome,
  RewardFunction,
} from './executor/episode-options.ts';
export { identifyEpisode } from './executor/identify-episode.ts';
export { runEpisode } from './executor/run-episode.ts';
export { sessionFunctions } from './executor/session-functions.ts';
export { createStrategy, STRATEGIES } from './executor/strategies/create-strategy.ts';
export type { StrategyName, StrategyOptions } from './executor/strategies/strategy.ts';
export { compareJudge } from './pae/compare-judge.ts';
export { createJudge, type Judge } from './pae/judge.ts';
export { keepShortest } from './pae/keep-shortest.ts';
export type { PaeTask } from './pae/pae-task.ts';
export { type Proposed, type ProposeOptions, proposeTasks } from './pae/propose-tasks.ts';
export { OfficialPrompts, readOfficialPrompts } from './prompts/official-prompts.ts';
export { toolSchemasOf } from './prompts/tool-schemas.ts';
export { createHumanUser } from './user-simulator/human-user.ts';
export { createModelUser, type ModelUserOptions } from './user-simulator/model-user.ts';
export { createScriptedUser } from './user-simulator/scripted/scripted-user.ts';
export type {
  SimulatedUser,
  UserConversation,
  UserTurn,
} from './user-simulator/simulated-user.ts';
export type { ModelUserStrategy } from './user-simulator/user-wording.ts';
