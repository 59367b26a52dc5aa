import { createReadStream } from 'node:fs';
import type { Json } from '../json.ts';
import { messageOf } from '../sca-error.ts';
import { jsonLinesError } from './json-lines-error.ts';
import { type ByteLine, splitLines } from './split-lines.ts';

/** One line of a JSON Lines file that is not blank: its value, or one sentence on why it has none. */
export type JsonLine = JsonLinePlace &
  (
    | { readonly value: Json; readonly error?: undefined }
    | { readonly value?: undefined; readonly error: string }
  );

export interface JsonLinePlace {
  /** Counts from 1; blank lines count. */
  readonly line: number;
  /** The line as it stands, without its line ending; of a line that is too long only the beginning. */
  readonly text: string;
  /**
   * True for a last line without a newline. In files that {@link openJsonLines} wrote it was cut off by a
   * crash and is no record, even where it can be read; in files of people it may be all right.
   */
  readonly torn: boolean;
}

export interface ReadJsonLinesOptions {
  /** Longer lines are reported, not read. @defaultValue 67_108_864 (64 MiB) */
  readonly maxLineBytes?: number;
}

const DEFAULT_MAX_LINE_BYTES = 64 * 1024 * 1024;
/** Bytes that are shown of a line that is too long. */
const SHOWN_BYTES = 200;

/**
 * Reads a JSON Lines file line by line, in memory for one line. A bad line does not stop the others; blank
 * lines are skipped, a byte order mark and CRLF line endings are taken.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED` while iterating, when the file cannot be read.
 */
export async function* readJsonLines(
  path: string,
  { maxLineBytes = DEFAULT_MAX_LINE_BYTES }: ReadJsonLinesOptions = {},
): AsyncGenerator<JsonLine, void, undefined> {
  const lines = splitLines(bytesOf(path), maxLineBytes);
  for await (const line of lines) {
    const read = readLine(line, maxLineBytes);
    if (read.error !== undefined || read.text.trim() !== '') yield read;
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw jsonLinesError('JSON_LINES_READ_FAILED', path, cause);
  }
}

function readLine({ line, bytes, length, isComplete }: ByteLine, maxLineBytes: number): JsonLine {
  const place = { line, torn: !isComplete };
  if (length > maxLineBytes) {
    const error = `The line has ${length} bytes; at most ${maxLineBytes} are read.`;
    return { ...place, text: decode(bytes.subarray(0, SHOWN_BYTES)), error };
  }
  const text = line === 1 ? decode(bytes).replace(/^\ufeff/, '') : decode(bytes);
  if (text.trim() === '') return { ...place, text, value: null };
  if (text.includes('\ufffd') && !isUtf8(bytes)) return { ...place, text, error: 'The line is not UTF-8.' };
  return { ...place, text, ...parse(text, place.torn) };
}

function parse(text: string, isTorn: boolean): { value: Json } | { error: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (thrown) {
    const reason = isTorn ? 'The last line is cut off' : 'The line is not JSON';
    return { error: `${reason}: ${messageOf(thrown)}.` };
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
