import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { type JsonLine, readJsonLines } from '@sca/core/node';
import type { CommandContext } from '../../command-context.ts';
import { readStreamLines } from './read-stream-lines.ts';

/** The lines to check. */
export interface Input {
  /** As the user named it. */
  readonly name: string;
  /** Null for stdin. */
  readonly path: string | null;
  /** Null where it is not known before the end. */
  readonly totalBytes: number | null;
  readonly lines: AsyncIterable<JsonLine>;
}

/**
 * Opens a file, or stdin for `-`. The first line is read here, so that an input that cannot be read is refused
 * before anything is written.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED`
 */
export async function openInput(name: string, { stdin, cwd, signal }: CommandContext): Promise<Input> {
  const path = name === '-' ? null : resolve(cwd, name);
  const shownName = path === null ? 'stdin' : name;
  const lines = path === null ? readStreamLines(addAbortSignal(signal, stdin)) : readJsonLines(path);
  const first = await lines.next();
  return {
    name: shownName,
    path,
    totalBytes: path === null ? null : await sizeOf(path),
    lines: first.done ? lines : startingWith(first.value, lines),
  };
}

async function* startingWith(first: JsonLine, rest: AsyncGenerator<JsonLine>): AsyncGenerator<JsonLine> {
  yield first;
  yield* rest;
}

async function sizeOf(path: string): Promise<number | null> {
  const stats = await stat(path);
  return stats.isFile() ? stats.size : null;
}
