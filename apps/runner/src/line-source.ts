import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { LineSource, ReadLinesOptions } from '@sca/core/node';
import type { CommandContext } from './command-context.ts';

/** An input of lines that a command line names. */
export interface NamedLines {
  /** Absolute path; null for stdin. */
  readonly path: string | null;
  readonly source: LineSource;
  /** For the reader: what the input is called, and what ends the reading. */
  readonly options: ReadLinesOptions;
}

/** The file of that name, or stdin for `-`. */
export function lineSource(name: string, { stdin, cwd, signal }: CommandContext): NamedLines {
  if (name === '-')
    return { path: null, source: addAbortSignal(signal, stdin), options: { name: 'stdin', signal } };
  const path = resolve(cwd, name);
  return { path, source: path, options: { name: path, signal } };
}
