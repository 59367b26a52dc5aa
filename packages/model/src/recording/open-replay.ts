import { type FileHandle, open } from 'node:fs/promises';
import { ScaError } from '@sca/core';
import { modelError } from '../model-error.ts';
import type { RecordedOutcome } from './open-recording.ts';
import { indexRecording, type RecordedPlace, readLine } from './recording-index.ts';

/** A recording that answers again what it took down. */
export interface Replay extends AsyncDisposable {
  /** Lines of the file that are no part of a recording. */
  readonly badLines: number;
  /**
   * The next outcome of a request.
   *
   * @throws ScaError `MODEL_RECORDING_MISS` where there is none, or no more
   */
  next(key: string): Promise<RecordedOutcome>;
  close(): Promise<void>;
}

/**
 * Opens a recording to be replayed. Equal requests get their outcomes in the order in which they were asked. Where a run
 * was resumed, what was asked again goes before what it replaced.
 *
 * @throws ScaError `MODEL_RECORDING_UNREADABLE`
 */
export async function openReplay(path: string): Promise<Replay> {
  const { places, badLines } = await indexRecording(path);
  const file = await open(path);
  const asked = new Map<string, number>();
  return {
    badLines,
    async next(key) {
      const turn = asked.get(key) ?? 0;
      asked.set(key, turn + 1);
      const place = places.get(key)?.[turn];
      if (!place) throw miss(path, turn);
      return readOutcome(file, place);
    },
    close: () => file.close(),
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function readOutcome(file: FileHandle, { offset, length }: RecordedPlace): Promise<RecordedOutcome> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
  const line = readLine(buffer.toString('utf8'));
  if (line?.reply) return { reply: line.reply };
  if (line?.error) {
    const { code, message, ...rest } = line.error;
    return { error: new ScaError(code, message, rest) };
  }
  throw new Error('The recording was changed while it was replayed.');
}

function miss(path: string, turn: number): ScaError {
  const count = turn === 0 ? 'no request like this one' : `only ${turn} requests like this one`;
  const sentence = `The recording ${path} has ${count}. Replay it with the configuration and seed it was made with.`;
  return modelError('MODEL_RECORDING_MISS', sentence, { path });
}
