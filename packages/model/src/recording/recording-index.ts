import { createReadStream } from 'node:fs';
import { messageOf, ScaError } from '@sca/core';
import { RecordingLine } from './recording-line.ts';

/** Where the outcome of a request lies in the file. */
export interface RecordedPlace {
  readonly session: number;
  readonly occurrence: number;
  readonly offset: number;
  readonly length: number;
}

/** The order of outcomes: what a resumed run asked again goes before what it replaced. */
function compare(left: RecordedPlace, right: RecordedPlace): number {
  return right.session - left.session || left.occurrence - right.occurrence;
}

/** What a recording holds, without the replies themselves: they may be more than memory takes. */
export interface RecordingIndex {
  /** By key, in the order in which they are given out. */
  readonly places: ReadonlyMap<string, readonly RecordedPlace[]>;
  /** How often the file was opened for recording. */
  readonly sessions: number;
  /** Lines that are no part of a recording. */
  readonly badLines: number;
}

const NEWLINE = 0x0a;

/**
 * Reads a recording once. A last line that a crash cut off is no part of it.
 *
 * @throws ScaError `MODEL_RECORDING_UNREADABLE` where the file cannot be read
 */
export async function indexRecording(path: string): Promise<RecordingIndex> {
  const places = new Map<string, RecordedPlace[]>();
  let sessions = 0;
  let badLines = 0;
  for await (const { offset, bytes } of completeLines(path)) {
    const line = readLine(bytes.toString('utf8'));
    if (!line) {
      badLines += 1;
      continue;
    }
    sessions = Math.max(sessions, line.session + 1);
    const place = { session: line.session, occurrence: line.occurrence, offset, length: bytes.length };
    const known = places.get(line.key);
    if (known) known.push(place);
    else places.set(line.key, [place]);
  }
  for (const equal of places.values()) equal.sort(compare);
  return { places, sessions, badLines };
}

/** The line as it was written, if it is one of a recording. */
export function readLine(text: string): RecordingLine | undefined {
  try {
    const line: RecordingLine = JSON.parse(text);
    return RecordingLine.safeParse(line).success ? line : undefined;
  } catch {
    return undefined;
  }
}

async function* completeLines(
  path: string,
): AsyncGenerator<{ offset: number; bytes: Buffer }, void, undefined> {
  let offset = 0;
  let pending: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        const bytes = Buffer.concat([...pending, chunk.subarray(start, end)]);
        yield { offset, bytes };
        offset += bytes.length + 1;
        pending = [];
        start = end + 1;
      }
      pending.push(chunk.subarray(start));
    }
  } catch (cause) {
    const sentence = `The recording ${path} cannot be read: ${messageOf(cause)}.`;
    throw new ScaError('MODEL_RECORDING_UNREADABLE', sentence, { cause, details: { path } });
  }
}
