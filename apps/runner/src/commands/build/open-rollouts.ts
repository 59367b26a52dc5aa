import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandContext } from '../../command-context.ts';

/** A file of trajectories that can be read twice. */
export interface Rollouts extends AsyncDisposable {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
}

/** What comes through stdin is kept in a temporary file: the lines of a group may stand anywhere. */
export async function openRollouts(from: string, { stdin, cwd, signal }: CommandContext): Promise<Rollouts> {
  if (from !== '-') return { name: from, path: resolve(cwd, from), async [Symbol.asyncDispose]() {} };
  const folder = await mkdtemp(join(tmpdir(), 'sca-build-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'rollouts.jsonl');
  try {
    await pipeline(addAbortSignal(signal, stdin), createWriteStream(path));
  } catch (thrown) {
    await remove();
    throw thrown;
  }
  return { name: 'stdin', path, [Symbol.asyncDispose]: remove };
}
