import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ModelReply } from '@sca/core';
import type { Redact } from '../redact.ts';
import { CacheEntry } from './cache-entry.ts';

export interface ReplyCacheOptions {
  /** Made where it is not there. */
  readonly folder: string;
  /** Masks secrets in what is written. @defaultValue nothing is masked */
  readonly redact?: Redact;
}

// The functions of node:fs/promises take twice the processor time of these, and a miss reads and writes with every call.
const mkdir = promisify(fs.mkdir);
const readFile = promisify(fs.readFile);
const rename = promisify(fs.rename);
const rm = promisify(fs.rm);
const writeFile = promisify(fs.writeFile);

/** What became of requests and replies. */
export interface CacheCounts {
  hits: number;
  misses: number;
  stores: number;
  /** Entries that could not be read or understood: misses, too. */
  corrupt: number;
  /** Replies that the disk did not take. They were given to the caller all the same. */
  failures: number;
}

/** Replies by key, on disk. */
export interface ReplyCache {
  readonly counts: Readonly<CacheCounts>;
  /** Never throws: what cannot be read is not there. */
  get(key: string): Promise<ModelReply | undefined>;
  /** Never throws: a full disk costs the entry and not the reply. */
  set(key: string, reply: ModelReply): Promise<void>;
}

/**
 * A cache of replies: one JSON file per key, in 256 folders. Any number of processes may share the folder. A file is
 * written beside its place and moved there, so that a reader finds a whole one or none.
 */
export function createReplyCache({ folder, redact = (text) => text }: ReplyCacheOptions): ReplyCache {
  const counts: CacheCounts = { hits: 0, misses: 0, stores: 0, corrupt: 0, failures: 0 };
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    counts,
    async get(key) {
      const text = await readFile(pathOf(key), 'utf8').catch(() => undefined);
      const entry = text === undefined ? undefined : readEntry(text, key);
      if (text !== undefined && !entry) counts.corrupt += 1;
      counts[entry ? 'hits' : 'misses'] += 1;
      return entry?.reply;
    },
    async set(key, reply) {
      const text = redact(JSON.stringify({ schema: 'sca.cache/v1', key, reply }));
      const isStored = await replaceFile(pathOf(key), text).then(
        () => true,
        () => false,
      );
      counts[isStored ? 'stores' : 'failures'] += 1;
    },
  };
}

/** The entry, if it is one and stands in its own place. */
function readEntry(text: string, key: string): CacheEntry | undefined {
  try {
    const entry: CacheEntry = JSON.parse(text);
    // The value itself goes on, and not what the schema makes of it: its members keep their order.
    return CacheEntry.safeParse(entry).success && entry.key === key ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a whole file or none. The folder is made when it turns out to be missing. */
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await writeFile(draft, text).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, text);
    });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
