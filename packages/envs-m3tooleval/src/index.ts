export { checkAnswer } from './answer/check-answer.ts';
export { type Compat, compatOf } from './compat.ts';
export { createEnvironment } from './create-environment.ts';
export { openDataFolder, UPSTREAM_COMMIT } from './data/data-folder.ts';
export type { EnvironmentOptions } from './environment-options.ts';
export {
  dnaSequencer,
  environmentReferences,
  messageDecoder,
  tradeCalculator,
  travelItinerary,
  webBrowsing,
} from './environments.ts';
export { m3tooleval } from './m3tooleval.ts';
export type { ActionMode } from './protocol/action-mode.ts';
export {
  type ActionProtocolOptions,
  createActionProtocol,
  type M3ActionProtocol,
  UPSTREAM_TURN_LIMIT,
} from './protocol/action-protocol.ts';
export { type PromptTemplates, readPromptTemplates } from './protocol/prompt-template.ts';
export { createReplay, type Replay } from './replay/replay.ts';
export type { Difference, RowKind, RowReplay } from './replay/replay-row.ts';
export { GROUPS, SUITE_IDS, SUITES, type SuiteName, suitesOf } from './suite-name.ts';
