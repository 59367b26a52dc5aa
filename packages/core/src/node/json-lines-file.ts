import type { FileHandle } from 'node:fs/promises';
import { messageOf, ScaError } from '../sca-error.ts';
import { jsonLinesError } from './json-lines-error.ts';

/** Where a record lies in its file, in bytes, without its newline. */
export interface RecordPlace {
  readonly offset: number;
  readonly byteLength: number;
}

/** Appends records to a JSON Lines file, in the order of the calls. */
export interface JsonLinesWriter extends AsyncDisposable {
  readonly path: string;
  /** Bytes of a torn last line that opening removed. */
  readonly cutBytes: number;
  /**
   * Appends one record and says where. Fulfilled when the operating system has it: a crash of the process no longer loses
   * it, a power cut may until the next sync.
   *
   * @throws ScaError `JSON_LINES_NOT_JSON`, `JSON_LINES_CLOSED`, or `JSON_LINES_WRITE_FAILED`: then no record of
   *   that write is in the file, and the writer takes no more.
   */
  append(record: unknown): Promise<RecordPlace>;
  /** Forces everything appended so far to the disk. */
  flush(): Promise<void>;
  /** Flushes and closes. Closing again does nothing. */
  close(): Promise<void>;
}

interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
  /** Bytes up to the last complete record. */
  readonly size: number;
  readonly cutBytes: number;
  readonly isRegular: boolean;
  readonly syncIntervalMs: number;
  readonly syncRecords: number;
}

/** Characters that one write takes: strings have a longest length, and a write its memory. */
const MAX_BATCH_LENGTH = 16 * 1024 * 1024;

interface WaitingLine {
  readonly text: string;
  resolve(place: RecordPlace): void;
  reject(error: unknown): void;
}

export class JsonLinesFile implements JsonLinesWriter {
  readonly path: string;
  readonly cutBytes: number;
  readonly #file: OpenFile;
  #size: number;
  readonly #waiting: WaitingLine[] = [];
  #unsyncedRecords = 0;
  #syncTimer: NodeJS.Timeout | undefined;
  // Writes and syncs run one after the other; whatever is appended meanwhile goes into the next write.
  #lastStep: Promise<void> = Promise.resolve();
  #failure: ScaError | undefined;
  #closing: Promise<void> | undefined;

  constructor(file: OpenFile) {
    this.path = file.path;
    this.cutBytes = file.cutBytes;
    this.#file = file;
    this.#size = file.size;
  }

  async append(record: unknown): Promise<RecordPlace> {
    if (this.#closing)
      throw new ScaError('JSON_LINES_CLOSED', `${this.path} is closed; nothing can be appended.`);
    const text = this.#lineOf(record);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      if (this.#waiting.length === 1) void this.#enqueue(() => this.#writeWaiting());
    });
  }

  flush(): Promise<void> {
    return this.#enqueue(() => this.#sync());
  }

  close(): Promise<void> {
    this.#closing ??= this.#enqueue(() => this.#sync()).finally(() => this.#file.handle.close());
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #lineOf(record: unknown): string {
    let text: string | undefined;
    let cause: unknown;
    try {
      text = JSON.stringify(record);
    } catch (thrown) {
      cause = thrown;
    }
    if (text !== undefined) return `${text}\n`;
    const found = cause === undefined ? `a ${typeof record}` : messageOf(cause);
    const message = `A record for ${this.path} cannot be written as JSON (${found}).`;
    throw new ScaError('JSON_LINES_NOT_JSON', message, { cause, details: { path: this.path } });
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    const result = this.#lastStep.then(step);
    this.#lastStep = result.catch(() => {}); // whoever asked for the step hears of it
    return result;
  }

  async #writeWaiting(): Promise<void> {
    const batch = this.#takeBatch();
    try {
      if (this.#failure) throw this.#failure;
      let offset = this.#size;
      await this.#write(batch.map(({ text }) => text).join(''));
      this.#unsyncedRecords += batch.length;
      for (const { text, resolve } of batch) {
        const byteLength = Buffer.byteLength(text) - 1;
        resolve({ offset, byteLength });
        offset += byteLength + 1;
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    if (this.#unsyncedRecords < this.#file.syncRecords) this.#startSyncTimer();
    else await this.#sync().catch(() => {}); // kept in #failure: the next append or close reports it
  }

  #takeBatch(): WaitingLine[] {
    let length = 0;
    const count = this.#waiting.findIndex(({ text }) => {
      length += text.length;
      return length > MAX_BATCH_LENGTH;
    });
    // Always one at least, however long.
    const batch = this.#waiting.splice(0, count === -1 ? this.#waiting.length : Math.max(1, count));
    if (this.#waiting.length > 0) void this.#enqueue(() => this.#writeWaiting());
    return batch;
  }

  async #write(text: string): Promise<void> {
    try {
      await this.#file.handle.appendFile(text);
      this.#size += Buffer.byteLength(text);
    } catch (cause) {
      // Half a record would run into the next one.
      if (this.#file.isRegular) await this.#file.handle.truncate(this.#size).catch(() => {});
      throw this.#fail(cause);
    }
  }

  async #sync(): Promise<void> {
    clearTimeout(this.#syncTimer);
    this.#syncTimer = undefined;
    if (this.#failure) throw this.#failure;
    if (this.#unsyncedRecords === 0 || !this.#file.isRegular) return;
    try {
      await this.#file.handle.sync();
      this.#unsyncedRecords = 0;
    } catch (cause) {
      throw this.#fail(cause);
    }
  }

  #startSyncTimer(): void {
    this.#syncTimer ??= setTimeout(() => {
      this.flush().catch(() => {}); // kept in #failure, as above
    }, this.#file.syncIntervalMs).unref();
  }

  #fail(cause: unknown): ScaError {
    this.#failure = jsonLinesError('JSON_LINES_WRITE_FAILED', this.path, cause);
    return this.#failure;
  }
}
