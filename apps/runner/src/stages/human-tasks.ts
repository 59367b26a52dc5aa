import { ScaError } from '@sca/core';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { openWorlds } from '../worlds/open-worlds.ts';
import type { World } from '../worlds/world.ts';
import type { TestItem } from './test-item.ts';

export interface HumanTasksRequest {
  readonly experiment: Pick<Experiment, 'environment' | 'mode'>;
  /** Whose tasks. It need not be the world that a run trains in. */
  readonly set: 'own' | 'official';
  /** Folder of official data. */
  readonly dataDir: string;
  /** Relative paths start here. */
  readonly cwd: string;
}

/** Why a set cannot be measured here, with what to do. */
export interface UnmeasuredSet {
  readonly advice: string;
}

/** The test tasks that people wrote for a world. */
export async function openHumanTasks({
  experiment,
  set,
  dataDir,
  cwd,
}: HumanTasksRequest): Promise<readonly TestItem[] | UnmeasuredSet> {
  const subset = experiment.mode === 'paper' ? 'paper' : 'full';
  try {
    return humanTasksOf(
      await openWorlds({ environment: experiment.environment, world: set, dataDir, subset }, cwd),
    );
  } catch (thrown) {
    if (!(thrown instanceof ScaError)) throw thrown;
    return { advice: rootCause(thrown).message };
  }
}

/** The same for worlds that are open. */
export function humanTasksOf(worlds: readonly World[]): readonly TestItem[] | UnmeasuredSet {
  const tasks = worlds.flatMap((world) => world.testTasks().map((test) => ({ world, test })));
  return tasks.length > 0 ? tasks : { advice: 'The environment brings no test tasks.' };
}

/** What an environment itself said of its data, behind what was said of loading it. */
function rootCause(error: ScaError): ScaError {
  return error.cause instanceof ScaError ? rootCause(error.cause) : error;
}
