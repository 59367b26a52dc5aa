import { createRandom, deriveSeed } from '@sca/core';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { RunContext } from '../stages/run-context.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import type { ShownTrajectory } from './render-trajectory.ts';

const SHOWN = 10;

/** Ten rollouts to read, drawn by the run's seed: half of them passed, half failed, as far as there are such. */
export async function chooseTrajectories(
  { folder, experiment }: Pick<RunContext, 'folder' | 'experiment'>,
  { iterations }: PipelineResult,
): Promise<ShownTrajectory[]> {
  const tasks = new Map(
    iterations.flatMap(({ challenge }) => challenge.tasks.map(({ task }) => [task.id, task])),
  );
  const random = createRandom(deriveSeed({ run: experiment.seed, stage: 'report', item: 'episodes' }));
  const episodes = random.shuffle(iterations.flatMap(({ rollout }) => rollout?.episodes ?? []));
  const chosen = pickVaried(episodes);
  const shown: ShownTrajectory[] = [];
  for await (const trajectory of folder.rollouts.read(chosen.map(({ id }) => id)))
    shown.push({ trajectory, task: tasks.get(trajectory.taskId) });
  return shown;
}

/** Half passed and half not, and of a task more than one only where there are too few tasks. */
export function pickVaried(episodes: readonly TrajectorySummary[]): TrajectorySummary[] {
  const passed = newTasksFirst(episodes.filter(({ reward }) => reward === 1));
  const others = newTasksFirst(episodes.filter(({ reward }) => reward !== 1));
  const half = Math.max(SHOWN / 2, SHOWN - others.length);
  const some = passed.slice(0, half);
  return [...some, ...others.slice(0, SHOWN - some.length)];
}

function newTasksFirst(episodes: readonly TrajectorySummary[]): TrajectorySummary[] {
  const seen = new Set<string>();
  const again: TrajectorySummary[] = [];
  const first = episodes.filter((episode) => {
    if (!seen.has(episode.taskId)) return seen.add(episode.taskId);
    again.push(episode);
    return false;
  });
  return [...first, ...again];
}
