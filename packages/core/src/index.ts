export type { ActionContext, ActionProtocol, AgentAction, PromptInput } from './action-protocol.ts';
export { canonicalJson, compareCodePoints } from './canonical-json.ts';
export {
  ENVIRONMENT_RULES,
  type EnvironmentFinding,
  type EnvironmentReport,
  type EnvironmentRule,
  type ToolReach,
} from './check/environment-report.ts';
export { type CheckEnvironmentOptions, checkEnvironment } from './check-environment.ts';
export type { CodeSession, CodeTurn } from './code-session.ts';
export { contentHash, sha256Hex } from './content-hash.ts';
export {
  defineEnvironment,
  type Environment,
  type EnvironmentDefinition,
  environmentIdentity,
} from './environment.ts';
export type { EnvironmentReference } from './environment-reference.ts';
export { getOwn } from './get-own.ts';
export type { Json, JsonObject } from './json.ts';
export type { Model, ModelReply, ModelRequest, ReplyTokens, Sampling } from './model.ts';
export {
  CodeAsTask,
  completeTask,
  EnvironmentIdentity,
  FailureCase,
  Provenance,
  TaskProposal,
  taskId,
} from './records/code-as-task.ts';
export { Message, ModelToolCall, ToolCallRecord } from './records/message.ts';
export { type RecordName, recordSchemas } from './records/record-schemas.ts';
export { TrainingSample, TurnSpan } from './records/training-sample.ts';
export {
  FaultBucket,
  RewardReport,
  StopReason,
  Trajectory,
  TurnTokens,
  UserFault,
  UserRecord,
} from './records/trajectory.ts';
export { Usage } from './records/usage.ts';
export {
  CaseReport,
  CheckMode,
  GuestError,
  REASON_CODES,
  ReasonCode,
  RunStatus,
  StepReport,
  Verdict,
} from './records/verdict.ts';
export { messageOf, ScaError } from './sca-error.ts';
export { createRandom, deriveSeed, type Random, type SeedScope } from './seed.ts';
export { type LocalSession, type Session, startSession } from './session.ts';
export type { StateChange, StateDiff } from './state/state-diff.ts';
export { snapshotOf } from './state/state-view.ts';
export {
  defineTool,
  type Tool,
  type ToolCall,
  type ToolDefinition,
  ToolError,
  type ToolFailure,
  type ToolResult,
  type ToolSchema,
  type ToolSuccess,
  toolSchema,
} from './tool.ts';
export { type WordedValue, withText } from './worded-value.ts';
