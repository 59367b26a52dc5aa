import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf, ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';

/** A file of trajectories that can be read twice. */
export interface Rollouts extends AsyncDisposable {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
}

/**
 * What comes through stdin is kept in a temporary file: the lines of a group may stand anywhere.
 *
 * @throws ScaError `OUTPUT_UNWRITABLE`
 */
export async function openRollouts(from: string, { stdin, cwd, signal }: CommandContext): Promise<Rollouts> {
  if (from !== '-') return { name: from, path: resolve(cwd, from), async [Symbol.asyncDispose]() {} };
  const folder = await mkdtemp(join(tmpdir(), 'sca-build-')).catch((thrown) => {
    throw unwritable(tmpdir(), thrown);
  });
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'rollouts.jsonl');
  try {
    await pipeline(addAbortSignal(signal, stdin), createWriteStream(path));
  } catch (thrown) {
    await remove();
    throw signal.aborted ? thrown : unwritable(path, thrown);
  }
  return { name: 'stdin', path, [Symbol.asyncDispose]: remove };
}

function unwritable(path: string, cause: unknown): ScaError {
  const sentence = `What came through stdin cannot be kept in ${path}: ${messageOf(cause)}. Free some space there, set TMPDIR to another folder, or give a file with --from.`;
  return new ScaError('OUTPUT_UNWRITABLE', sentence, { cause, details: { path } });
}
