import { createReadStream } from 'node:fs';
import { jsonLinesError } from './json-lines-error.ts';
import { type ByteLine, splitLines } from './split-lines.ts';

/** One line that is not blank. */
export interface TextLine extends LinePlace {
  /** Why the line cannot be read as text; absent where it can. */
  readonly error?: string;
}

/** Where a line stands, and what stands there. */
export interface LinePlace {
  /** Counts from 1; blank lines count. */
  readonly line: number;
  /** Where the line starts and how long it is, in bytes and without its newline: enough to read it again alone. */
  readonly offset: number;
  readonly byteLength: number;
  /** The line as it stands, without its line ending; of a line that is too long only the beginning. */
  readonly text: string;
  /**
   * True for a last line without a newline. In files that `openJsonLines` wrote it was cut off by a crash and is
   * no record, even where it can be read; in files of people it may be all right.
   */
  readonly torn: boolean;
}

/** A path, or the bytes themselves, as from stdin. */
export type LineSource = string | AsyncIterable<Uint8Array>;

export interface ReadLinesOptions {
  /** Longer lines are reported, not read. @defaultValue 67_108_864 (64 MiB) */
  readonly maxLineBytes?: number;
  /** Reading ends where a line is longer than this: `/dev/zero` is no file of lines. @defaultValue 4_294_967_296 (4 GiB) */
  readonly giveUpBytes?: number;
  /** What messages call the input. @defaultValue the path, or "the input" */
  readonly name?: string;
  /** Ends the reading of a path with the signal's reason. A stream has to be stopped by its owner. */
  readonly signal?: AbortSignal;
}

const MIB = 1024 * 1024;
/** Bytes that are shown of a line that is too long. */
const SHOWN_BYTES = 200;

/**
 * Reads lines of text one by one, in memory for one line. Blank lines are skipped, a byte order mark and CRLF line
 * endings are taken, and a line that cannot be read does not stop the others.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED` while iterating, when the input cannot be read.
 */
export async function* readTextLines(
  source: LineSource,
  options: ReadLinesOptions = {},
): AsyncGenerator<TextLine, void, undefined> {
  const { maxLineBytes = 64 * MIB, giveUpBytes = 4096 * MIB, signal } = options;
  const name = options.name ?? (typeof source === 'string' ? source : 'the input');
  for await (const line of splitLines(bytesOf(source, name, signal), maxLineBytes, giveUpBytes)) {
    if (line.isEndless) throw jsonLinesError('JSON_LINES_READ_FAILED', name, endless(line));
    const read = readLine(line, maxLineBytes);
    if (read.error !== undefined || read.text.trim() !== '') yield read;
  }
}

async function* bytesOf(
  source: LineSource,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* typeof source === 'string' ? openFile(source, signal) : source;
  } catch (cause) {
    signal?.throwIfAborted();
    throw jsonLinesError('JSON_LINES_READ_FAILED', name, cause);
  }
}

function openFile(path: string, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: MIB / 4, ...(signal && { signal }) });
}

function endless({ line, length }: ByteLine): Error {
  return new Error(`line ${line} has no end, ${length} bytes of it were read. Name a file of lines.`);
}

function readLine({ line, offset, bytes, length, isComplete }: ByteLine, maxLineBytes: number): TextLine {
  const place = { line, offset, byteLength: length, torn: !isComplete };
  if (length > maxLineBytes) {
    const error = `The line has ${length} bytes; at most ${maxLineBytes} are read.`;
    return { ...place, text: decode(bytes.subarray(0, SHOWN_BYTES)), error };
  }
  const text = line === 1 ? decode(bytes).replace(/^\ufeff/, '') : decode(bytes);
  const isText = !text.includes('\ufffd') || isUtf8(bytes);
  return { ...place, text, ...(isText ? {} : { error: 'The line is not UTF-8.' }) };
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
