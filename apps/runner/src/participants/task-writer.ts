import type { PaeTask } from '@sca/agents';
import type { CodeAsTask, Json, ToolCallRecord, Usage } from '@sca/core';
import type { ChallengeAttempt } from '../run-folder/challenge-record.ts';

/** A task that episodes are played on: with a verifier, or of the PAE baseline, which a judge scores. */
export type WrittenTask = CodeAsTask | PaeTask;

/** What came of one turn of a task writer. */
interface Writing {
  /** Where exploration began; null where there is nothing to begin from. */
  readonly start: Json;
  readonly attempts: readonly ChallengeAttempt[];
  /** Tasks that may be worked on: one of a challenger at most, several of PAE's proposer. */
  readonly tasks: readonly WrittenTask[];
  /** Tool calls of the exploration. */
  readonly calls: readonly ToolCallRecord[];
  readonly usage: Usage;
}

interface WritingRequest {
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Writes tasks for one world. @throws ScaError where a model or the check failed; such a turn may be asked for again */
export type TaskWriter = (request: WritingRequest) => Promise<Writing>;
