import { existsSync } from 'node:fs';
import type { ModelReply, ScaError } from '@sca/core';
import { openJsonLines } from '@sca/core/node';
import { type Redact, redactJson } from '../redact.ts';
import { indexRecording } from './recording-index.ts';

/** How one request ended. */
export type RecordedOutcome = { readonly reply: ModelReply } | { readonly error: ScaError };

/** A file that takes down what models answer. */
export interface Recording extends AsyncDisposable {
  /** Begins to take down a request: what it returns takes its outcome, and is done when the file has it. */
  begin(key: string, model: string): (outcome: RecordedOutcome) => Promise<void>;
  close(): Promise<void>;
}

export interface OpenRecordingOptions {
  /** Masks secrets in what is written. @defaultValue nothing is masked */
  readonly redact?: Redact;
}

/**
 * Opens a recording to go on with, and makes it where it is not there. One process at a time.
 *
 * @throws ScaError `JSON_LINES_WRITE_FAILED`, `MODEL_RECORDING_UNREADABLE`
 */
export async function openRecording(
  path: string,
  { redact = (text) => text }: OpenRecordingOptions = {},
): Promise<Recording> {
  const session = existsSync(path) ? (await indexRecording(path)).sessions : 0;
  const writer = await openJsonLines(path);
  const begun = new Map<string, number>();
  return {
    begin(key, model) {
      const occurrence = begun.get(key) ?? 0;
      begun.set(key, occurrence + 1);
      return async (outcome) => {
        const line = { schema: 'sca.recording/v1', key, session, occurrence, model, ...toRecord(outcome) };
        await writer.append(redactJson(line, redact));
      };
    },
    close: () => writer.close(),
    [Symbol.asyncDispose]: () => writer.close(),
  };
}

function toRecord(outcome: RecordedOutcome): object {
  if ('reply' in outcome) return outcome;
  const { code, message, details, isRetryable } = outcome.error;
  return { error: { code, message, details, isRetryable } };
}
