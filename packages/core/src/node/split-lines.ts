/** One line of a file as bytes, without its line ending. */
export interface ByteLine {
  /** Counts from 1. */
  readonly line: number;
  /** Where it starts, in bytes from the beginning of the file. */
  readonly offset: number;
  /** The whole line, or its beginning where it is longer than the limit. */
  readonly bytes: Uint8Array;
  /** Of the whole line. */
  readonly length: number;
  /** False for a last line without a newline. */
  readonly isComplete: boolean;
  /** True where the line is longer than the caller waits for its end: no other follows. */
  readonly isEndless?: boolean;
}

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Splits a stream of bytes into lines. Holds one line at a time, and of a line longer than `maxLineBytes` no
 * more than that. A line of more than `giveUpBytes` is the last.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
  giveUpBytes: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<ByteLine, void, undefined> {
  let line = 1;
  let offset = 0;
  let pending = new PendingLine(maxLineBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      pending.add(chunk.subarray(start, end));
      yield { line, offset, ...pending.finish(), isComplete: true };
      offset += pending.length + 1;
      pending = new PendingLine(maxLineBytes);
      line += 1;
      start = end + 1;
    }
    pending.add(chunk.subarray(start));
    if (pending.length > giveUpBytes) {
      yield { line, offset, ...pending.finish(), isComplete: false, isEndless: true };
      return;
    }
  }
  if (pending.length > 0) yield { line, offset, ...pending.finish(), isComplete: false };
}

/** A line that arrives in pieces. */
class PendingLine {
  readonly #limit: number;
  readonly #pieces: Uint8Array[] = [];
  #kept = 0;
  length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(piece: Uint8Array): void {
    const kept = piece.subarray(0, this.#limit - this.#kept);
    if (kept.length > 0) this.#pieces.push(kept);
    this.#kept += kept.length;
    this.length += piece.length;
  }

  finish(): { bytes: Uint8Array; length: number } {
    const bytes = this.#pieces.length === 1 ? (this.#pieces[0] as Uint8Array) : Buffer.concat(this.#pieces);
    const hasCarriageReturn = this.length === bytes.length && bytes.at(-1) === CARRIAGE_RETURN;
    return { bytes: hasCarriageReturn ? bytes.subarray(0, -1) : bytes, length: this.length };
  }
}
