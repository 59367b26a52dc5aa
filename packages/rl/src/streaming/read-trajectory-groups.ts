import { open } from 'node:fs/promises';
import type { Trajectory } from '@sca/core';
import { jsonLinesError } from '@sca/core/node';
import type { TrajectoryGroup } from '../builders/build-report.ts';
import { BucketReader } from './bucket-reader.ts';
import { type GroupKey, indexTrajectories } from './index-trajectories.ts';
import type { InputProblem } from './input-problem.ts';

/** A group whose members have been checked. */
export interface CheckedGroup extends TrajectoryGroup {
  readonly members: readonly Trajectory[];
}

/** How a file of trajectories is read. */
export interface ReadGroupsOptions {
  readonly key: GroupKey;
  /** Hears of every line that is passed over, as soon as that is known: not in the order of the lines. */
  onProblem(problem: InputProblem): void;
  /** Hears how many of the lines that name a group have been handed out. */
  onProgress?(done: { readonly lines: number; readonly ofLines: number }): void;
  /** Longer lines are passed over. @defaultValue 67_108_864 (64 MiB) */
  readonly maxLineBytes?: number;
  /** Groups whose lines have more bytes in sum are passed over. @defaultValue 536_870_912 (512 MiB) */
  readonly maxGroupBytes?: number;
  /** How much text is held at a time, where groups are smaller than that. @defaultValue 8_388_608 (8 MiB) */
  readonly batchBytes?: number;
  readonly signal?: AbortSignal;
}

const DEFAULTS = {
  maxLineBytes: 64 * 2 ** 20,
  maxGroupBytes: 512 * 2 ** 20,
  batchBytes: 8 * 2 ** 20,
};

/**
 * Reads the trajectories of a JSON Lines file group by group, wherever in the file the lines of a group stand.
 *
 * A first pass notes where each line begins and which group it names, in about 30 bytes per line; a second
 * fetches the lines of some groups at a time, parses and checks them. Groups come in the order of their first
 * lines, members in the order of their lines. A bad line stops nothing.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED` where the file cannot be read, or is cut short meanwhile; the reason
 *   of the signal once that is aborted.
 */
export async function* readTrajectoryGroups(
  path: string,
  options: ReadGroupsOptions,
): AsyncGenerator<CheckedGroup, void, undefined> {
  const settings = { ...DEFAULTS, ...options };
  const file = await open(path).catch((cause) => {
    throw jsonLinesError('JSON_LINES_READ_FAILED', path, cause);
  });
  try {
    const index = await indexTrajectories(file, settings);
    const reader = new BucketReader({ path, file, index, settings });
    for (const [from, to] of reader.batches()) {
      // Everything between two groups may be synchronous; this lets Ctrl-C be heard.
      await new Promise(setImmediate);
      settings.signal?.throwIfAborted();
      yield* reader.groups(from, to);
    }
  } catch (thrown) {
    throw isSystemError(thrown) ? jsonLinesError('JSON_LINES_READ_FAILED', path, thrown) : thrown;
  } finally {
    await file.close();
  }
}

function isSystemError(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}
