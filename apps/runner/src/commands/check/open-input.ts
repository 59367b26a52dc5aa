import { stat } from 'node:fs/promises';
import { type JsonLine, readJsonLines } from '@sca/core/node';
import type { CommandContext } from '../../command-context.ts';
import { lineSource } from '../../line-source.ts';

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
export async function openInput(name: string, context: CommandContext): Promise<Input> {
  const { path, source, options } = lineSource(name, context);
  const lines = readJsonLines(source, options);
  const first = await lines.next();
  return {
    name: path === null ? 'stdin' : name,
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
