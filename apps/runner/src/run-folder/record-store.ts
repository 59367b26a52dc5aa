import { type FileHandle, open } from 'node:fs/promises';
import type { Json } from '@sca/core';
import { type JsonLinesWriter, openJsonLines, type RecordPlace, readJsonLines } from '@sca/core/node';

export type Redact = (text: string) => string;

export interface RecordStoreOptions<Row, Summary> {
  /** What names a row: the hash of the inputs that determine it. */
  readonly keyOf: (row: Row) => string;
  /** What is kept of a row in memory. */
  readonly summarise: (row: Row) => Summary;
  /** Lines that are no such row are counted and passed over. */
  readonly isRow: (value: Json) => boolean;
  /** Takes secrets out of the text of a row before it is written. */
  readonly redact?: Redact;
}

/**
 * Records of one kind in one JSON Lines file, found by key. In memory are the keys, the places and a summary of each;
 * rows are read from the file when they are asked for.
 */
export interface RecordStore<Row, Summary> extends AsyncDisposable {
  readonly path: string;
  readonly size: number;
  /** Lines that could not be read as rows. */
  readonly unreadable: number;
  /** What is kept of the row; undefined where there is none of that key. */
  get(key: string): Summary | undefined;
  /** What is kept of every row. */
  summaries(): Iterable<Summary>;
  /** Appends a row. A row whose key is there replaces it: the later line counts. */
  add(row: Row): Promise<Summary>;
  /** Reads rows in the order of the keys; keys that are not there are passed over. */
  read(keys: Iterable<string>): AsyncGenerator<Row, void, undefined>;
  /** Forces everything to the disk. */
  flush(): Promise<void>;
}

/**
 * Opens a file of records and indexes what it holds.
 *
 * @throws ScaError `JSON_LINES_WRITE_FAILED`, `JSON_LINES_READ_FAILED`
 */
export async function openRecordStore<Row, Summary>(
  path: string,
  options: RecordStoreOptions<Row, Summary>,
): Promise<RecordStore<Row, Summary>> {
  const writer = await openJsonLines(path);
  const { entries, unreadable } = await indexRows(path, options);
  return new JsonLinesStore({ writer, entries, unreadable, options });
}

interface Entry<Summary> extends RecordPlace {
  readonly summary: Summary;
}

async function indexRows<Row, Summary>(
  path: string,
  { keyOf, summarise, isRow }: RecordStoreOptions<Row, Summary>,
): Promise<{ entries: Map<string, Entry<Summary>>; unreadable: number }> {
  const entries = new Map<string, Entry<Summary>>();
  let unreadable = 0;
  for await (const { value, error, offset, byteLength } of readJsonLines(path)) {
    if (error !== undefined || !isRow(value)) {
      unreadable += 1;
      continue;
    }
    const row = value as Row;
    entries.set(keyOf(row), { offset, byteLength, summary: summarise(row) });
  }
  return { entries, unreadable };
}

interface OpenStore<Row, Summary> {
  readonly writer: JsonLinesWriter;
  readonly entries: Map<string, Entry<Summary>>;
  readonly unreadable: number;
  readonly options: RecordStoreOptions<Row, Summary>;
}

class JsonLinesStore<Row, Summary> implements RecordStore<Row, Summary> {
  readonly path: string;
  readonly unreadable: number;
  readonly #writer: JsonLinesWriter;
  readonly #entries: Map<string, Entry<Summary>>;
  readonly #options: RecordStoreOptions<Row, Summary>;
  #reader: Promise<FileHandle> | undefined;

  constructor({ writer, entries, unreadable, options }: OpenStore<Row, Summary>) {
    this.path = writer.path;
    this.unreadable = unreadable;
    this.#writer = writer;
    this.#entries = entries;
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Summary | undefined {
    return this.#entries.get(key)?.summary;
  }

  *summaries(): Iterable<Summary> {
    for (const { summary } of this.#entries.values()) yield summary;
  }

  async add(row: Row): Promise<Summary> {
    const { redact } = this.#options;
    const written = redact ? (JSON.parse(redact(JSON.stringify(row))) as Row) : row;
    const place = await this.#writer.append(written);
    const summary = this.#options.summarise(row);
    this.#entries.set(this.#options.keyOf(row), { ...place, summary });
    return summary;
  }

  async *read(keys: Iterable<string>): AsyncGenerator<Row, void, undefined> {
    this.#reader ??= open(this.path, 'r');
    const handle = await this.#reader;
    for (const key of keys) {
      const entry = this.#entries.get(key);
      if (entry) yield (await readRow(handle, entry)) as Row;
    }
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const reader = await this.#reader;
    await reader?.close();
    await this.#writer.close();
  }
}

async function readRow(handle: FileHandle, { offset, byteLength }: RecordPlace): Promise<unknown> {
  const bytes = Buffer.allocUnsafe(byteLength);
  await handle.read(bytes, 0, byteLength, offset);
  return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
}
