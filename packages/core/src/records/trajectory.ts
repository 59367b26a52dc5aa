import { z } from 'zod';
import { EnvironmentIdentity } from './code-as-task.ts';
import { JsonValue } from './json-schema.ts';
import { Message, ToolCallRecord } from './message.ts';
import { Usage } from './usage.ts';

/** Whose fault an outcome is. `agent` counts as reward 0, `infra` never counts, `task` quarantines the task. */
export const FaultBucket = z.enum(['agent', 'infra', 'task']);
export type FaultBucket = z.infer<typeof FaultBucket>;

/** Tokens of one model turn, as the server gave them. All arrays of a turn that has ids are as long as it. */
export const TurnTokens = z.strictObject({
  /** Index into `messages` of the assistant message. */
  messageIndex: z.int().nonnegative(),
  promptIds: z.array(z.int()).optional(),
  completionIds: z.array(z.int()).optional(),
  /** Natural logarithms at the sampling settings; null where the server gave none. */
  logprobs: z.array(z.number().nullable()).optional(),
});
export type TurnTokens = z.infer<typeof TurnTokens>;

/** Why an episode ended. `type` says what happened, `detail` names the limit, the code or the fault. */
export const StopReason = z.strictObject({
  type: z.enum(['answer', 'user-stop', 'environment-end', 'limit', 'error', 'aborted']),
  detail: z.string().optional(),
  bucket: FaultBucket.optional(),
});
export type StopReason = z.infer<typeof StopReason>;

/** The reward's reasons: 1 or 0 from the verifier, or why there is none. */
export const RewardReport = z.strictObject({
  reward: z.union([z.literal(0), z.literal(1), z.null()]),
  bucket: FaultBucket.nullable(),
  detail: z.string(),
});
export type RewardReport = z.infer<typeof RewardReport>;

/** What a simulated user did wrong. `turn` counts its messages from 0. */
export const UserFault = z.strictObject({
  type: z.enum(['stopped-early', 'empty-reply', 'unreadable-reply', 'told-everything', 'invented-fact']),
  turn: z.int().nonnegative(),
  detail: z.string(),
});
export type UserFault = z.infer<typeof UserFault>;

/** The user of an episode: who played it and how, what that cost, and what it did wrong. */
export const UserRecord = z.looseObject({
  /** `llm`, `react`, `verify`, `reflection`, `human`, `scripted`, or a name of the caller's. */
  strategy: z.string(),
  model: z.string().optional(),
  faults: z.array(UserFault),
  usage: Usage,
});
export type UserRecord = z.infer<typeof UserRecord>;

/** One episode of one policy on one task. */
export const Trajectory = z.strictObject({
  schema: z.literal('sca.trajectory/v1'),
  id: z.string().min(1),
  taskId: z.string().min(1),
  /** Trajectories of one group share task and policy; baselines are taken within it. */
  group: z.string().min(1),
  /** 0, 1, ... within the group. */
  trial: z.int().nonnegative(),
  environment: EnvironmentIdentity,
  policy: z.looseObject({
    model: z.string(),
    checkpoint: z.string().optional(),
    sampling: z.record(z.string(), JsonValue),
  }),
  messages: z.array(Message),
  calls: z.array(ToolCallRecord),
  tokens: z.array(TurnTokens).optional(),
  /** Null where the episode ended without one. */
  answer: JsonValue,
  /** Null = not scorable: never the agent's failure, never in a baseline. */
  reward: z.union([z.literal(0), z.literal(1), z.null()]),
  verdict: RewardReport.nullable(),
  stop: StopReason,
  /** Of the policy's calls; the user's are in `user`. */
  usage: Usage,
  /** Present where a user took part. */
  user: UserRecord.optional(),
  timing: z.strictObject({ startedAt: z.iso.datetime(), durationMs: z.number().nonnegative() }),
  seed: z.int().nonnegative(),
});
export type Trajectory = z.infer<typeof Trajectory>;
