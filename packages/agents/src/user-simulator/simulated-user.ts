import type { FaultBucket, JsonObject, UserRecord } from '@sca/core';

/** A kind of user, ready to take part in any number of episodes. */
export interface SimulatedUser {
  /** Who plays it and how, as it is recorded and as it tells groups of trajectories apart. */
  readonly identity: JsonObject & { readonly strategy: string };
  /** Starts one conversation. */
  start(request: UserRequest): UserConversation;
}

/** What a user is told of an episode. */
export interface UserRequest {
  /** What the user wants and knows. The policy never sees it. */
  readonly instruction: string;
  /** 0..2^32-1 */
  readonly seed: number;
  /** Keeps cached replies of repetitions apart. */
  readonly trial: number;
  readonly signal: AbortSignal | undefined;
}

/** One episode of a user. */
export interface UserConversation {
  /** The first message. */
  open(): Promise<UserTurn> | UserTurn;
  /** The answer to what the policy said. */
  reply(message: string): Promise<UserTurn> | UserTurn;
  /** What it did wrong and cost so far. */
  report(): Pick<UserRecord, 'faults' | 'usage'>;
}

/** What a user did when it was its turn. */
export type UserTurn =
  | { readonly status: 'said'; readonly content: string; readonly isStop: boolean }
  /** It could not be played on. `bucket` says how the episode counts. */
  | { readonly status: 'failed'; readonly fault: string; readonly bucket: FaultBucket };
