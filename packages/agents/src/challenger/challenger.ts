import type { CodeAsTask, Json, Message, ToolCall, Usage, Verdict } from '@sca/core';

/** Judges a proposal, as the checker of the sandbox does. Anything unreadable as a proposal is judged `malformed`. */
export type CheckTask = (task: unknown) => Promise<Verdict>;

export interface ChallengeRequest {
  /** Determines the challenge, together with the start and whatever model is asked. */
  readonly seed: number;
  /** Where exploration starts. Default: one of the environment's starts, chosen by the seed. */
  readonly start?: Json;
  readonly signal?: AbortSignal;
}

/** One submission and how it was judged. */
export interface ChallengeAttempt {
  /** As it was handed to the check. */
  readonly proposal: unknown;
  /** Null where the challenger was given no check. */
  readonly verdict: Verdict | null;
}

/** What came of one challenge. */
export interface Challenge {
  readonly seed: number;
  /** Where exploration started; null where the environment has no starts. */
  readonly start: Json | null;
  /** Every submission in order, the last one being final. Empty where nothing was submitted. */
  readonly attempts: readonly ChallengeAttempt[];
  /** The last submission where the check kept it, or where there is no check; null otherwise. */
  readonly task: CodeAsTask | null;
  /** Calls made while exploring. */
  readonly calls: readonly ToolCall[];
  /** The conversation with the model; empty where there is none. */
  readonly messages: readonly Message[];
  readonly usage: Usage;
}

/** Writes tasks for one environment. */
export interface Challenger {
  /** As it is recorded. */
  readonly name: string;
  /**
   * Explores and proposes one task, revising it where that is part of its way of working.
   *
   * @throws ScaError of the model, the check or the environment; such a challenge is no bad proposal and may be
   * asked for again. The reason of the signal where it aborts.
   */
  challenge(request: ChallengeRequest): Promise<Challenge>;
}

/** What costs nothing. */
export const NO_USAGE: Usage = {
  calls: 0,
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
};
