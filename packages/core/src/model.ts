import type { Message } from './records/message.ts';
import type { Usage } from './records/usage.ts';
import type { ToolSchema } from './tool.ts';

/** How a completion is sampled. What is undefined is left to the server. */
export interface Sampling {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** Sent where the endpoint takes one. */
  readonly seed?: number;
}

export interface ModelRequest {
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolSchema[];
  readonly sampling?: Sampling;
  /** Which repetition of an otherwise equal request this is; keeps cached trials apart. */
  readonly trial?: number;
  readonly signal?: AbortSignal;
}

/** Tokens of one reply. Where ids are given, all arrays have equal lengths. */
export interface ReplyTokens {
  readonly promptIds?: readonly number[];
  readonly completionIds?: readonly number[];
  readonly logprobs?: readonly (number | null)[];
}

export interface ModelReply {
  readonly message: Extract<Message, { role: 'assistant' }>;
  readonly finishReason: 'stop' | 'tool-calls' | 'length' | 'content-filter';
  readonly usage: Usage;
  /** Only where a cache answered: what the reply cost when it was made. `usage` is then zero throughout. */
  readonly savedUsage?: Usage;
  readonly tokens?: ReplyTokens;
}

/** Anything that answers a conversation: an endpoint, a replay, a small policy, a script. */
export interface Model {
  /** As it is recorded in trajectories. */
  readonly name: string;
  /** @throws ScaError where the provider failed; `isRetryable` says whether asking again may help. */
  generate(request: ModelRequest): Promise<ModelReply>;
}
