import type { FileHandle } from 'node:fs/promises';

/** One line of a file that is being scanned. Valid only during the call it is handed to. */
export interface ScannedLine {
  /** Counted from 1. */
  readonly number: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** In bytes, without its newline. */
  readonly length: number;
  /** The line itself; empty where it is longer than the limit. */
  readonly bytes: Buffer;
}

const NEWLINE = 0x0a;
/** How a file is scanned. */
export interface ScanOptions {
  /** Longer lines are handed out without their bytes. */
  readonly maxLineBytes: number;
  /** How much is read at a time. @defaultValue 4_194_304 (4 MiB) */
  readonly chunkBytes?: number;
}

const DEFAULT_CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Hands every line of a file to `visit`, in order, in memory for one chunk or one line, whichever is longer. A
 * last line counts also without its newline.
 */
export async function scanLines(
  file: FileHandle,
  options: ScanOptions,
  visit: (line: ScannedLine) => void,
): Promise<void> {
  const cutter = new LineCutter(options, visit);
  for (;;) {
    const { bytesRead } = await file.read(cutter.room(), 0, null, null);
    if (bytesRead === 0) break;
    cutter.take(bytesRead);
  }
  cutter.finish();
}

/** Cuts what is read into lines. What is left of a chunk moves to the front and is read on from there. */
class LineCutter {
  readonly #maxLineBytes: number;
  readonly #visit: (line: ScannedLine) => void;
  #buffer: Buffer;
  /** Bytes of an unfinished line at the front of the buffer. */
  #filled = 0;
  /** Bytes of the unfinished line that were let go, since it is too long to be kept. */
  #dropped = 0;
  #lineOffset = 0;
  #number = 1;

  constructor(
    { maxLineBytes, chunkBytes = DEFAULT_CHUNK_BYTES }: ScanOptions,
    visit: (line: ScannedLine) => void,
  ) {
    this.#maxLineBytes = maxLineBytes;
    this.#buffer = Buffer.allocUnsafe(chunkBytes);
    this.#visit = visit;
  }

  /** Where the next bytes of the file go. */
  room(): Buffer {
    if (this.#filled + this.#dropped > this.#maxLineBytes) {
      this.#dropped += this.#filled;
      this.#filled = 0;
    }
    if (this.#filled === this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer], 2 * this.#filled);
    return this.#buffer.subarray(this.#filled);
  }

  take(bytesRead: number): void {
    const end = this.#filled + bytesRead;
    let start = 0;
    let from = this.#filled;
    for (;;) {
      const newline = this.#buffer.subarray(0, end).indexOf(NEWLINE, from);
      if (newline === -1) break;
      this.#emit(start, newline);
      start = newline + 1;
      from = start;
    }
    this.#buffer.copy(this.#buffer, 0, start, end);
    this.#filled = end - start;
  }

  finish(): void {
    if (this.#filled + this.#dropped > 0) this.#emit(0, this.#filled);
  }

  #emit(start: number, end: number): void {
    const length = this.#dropped + end - start;
    const bytes = this.#buffer.subarray(start, length > this.#maxLineBytes ? start : end);
    this.#visit({ number: this.#number, offset: this.#lineOffset, length, bytes });
    this.#number += 1;
    this.#lineOffset += length + 1;
    this.#dropped = 0;
  }
}
