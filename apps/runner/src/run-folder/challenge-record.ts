import type { EnvironmentIdentity, Json, ToolCallRecord, Usage, Verdict } from '@sca/core';
import type { WrittenTask } from '../participants/task-writer.ts';

/** One proposal as it was written, and what the check said. */
export interface ChallengeAttempt {
  /** Null where what the challenger wrote could not be read as a proposal. */
  readonly proposal: Json | null;
  readonly verdict: Verdict;
}

/** One turn of a challenger: what it tried, and the task that came of it. A line of `proposals.jsonl`. */
export interface ChallengeRecord {
  readonly schema: 'sca.challenge/v1';
  /** Hash of everything that determines the record. */
  readonly key: string;
  /** Counts from 1. */
  readonly iteration: number;
  /** Position among the proposals of the iteration, from 0. */
  readonly index: number;
  readonly environment: EnvironmentIdentity;
  readonly seed: number;
  /** Where exploration began; null where the environment has no starts. */
  readonly start: Json;
  readonly attempts: readonly ChallengeAttempt[];
  /** Tool calls of the exploration. */
  readonly calls: readonly ToolCallRecord[];
  /** The kept task, if there is one; of PAE's proposer all that it wrote. */
  readonly tasks: readonly WrittenTask[];
  readonly usage: Usage;
  readonly timeMs: number;
}

/** What is kept in memory of a record. */
export interface ChallengeSummary {
  readonly key: string;
  readonly usage: Usage;
}

export function summariseChallenge({ key, usage }: ChallengeRecord): ChallengeSummary {
  return { key, usage };
}
