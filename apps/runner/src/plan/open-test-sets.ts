import type { Experiment } from '../experiment/resolve-experiment.ts';
import { openHumanTasks } from '../stages/human-tasks.ts';

/** A test set and its size, or why it cannot be measured here. */
export type TestSetSize =
  | { readonly set: Experiment['evaluate']['sets'][number]; readonly tasks: number }
  | { readonly set: Experiment['evaluate']['sets'][number]; readonly advice: string };

export interface TestSetRequest {
  readonly experiment: Experiment;
  /** Folder of official data. */
  readonly dataDir: string;
  /** Relative paths start here. */
  readonly cwd: string;
}

/** Counts the tasks of every test set, in whose worlds one has to look. */
export function openTestSets(request: TestSetRequest): Promise<TestSetSize[]> {
  const { sets, tasks } = request.experiment.evaluate;
  return Promise.all(
    sets.map(async (set) => {
      if (set === 'procedural') return { set, tasks };
      const found = await openHumanTasks({ ...request, set });
      return 'advice' in found ? { set, advice: found.advice } : { set, tasks: found.length };
    }),
  );
}
