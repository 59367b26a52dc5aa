import { createRandom, deriveSeed } from '@sca/core';
import type { RunContext } from '../stages/run-context.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import type { ShownTrajectory } from './render-report.ts';

const SHOWN = 10;

/** Ten rollouts to read, drawn by the run's seed: half of them passed, half failed, as far as there are such. */
export async function chooseTrajectories(
  { folder, experiment }: Pick<RunContext, 'folder' | 'experiment'>,
  { iterations }: PipelineResult,
): Promise<ShownTrajectory[]> {
  const instructions = new Map(
    iterations.flatMap(({ challenge }) => challenge.tasks.map(({ task }) => [task.id, task.instruction])),
  );
  const random = createRandom(deriveSeed({ run: experiment.seed, stage: 'report', item: 'episodes' }));
  const episodes = random.shuffle(iterations.flatMap(({ rollout }) => rollout?.episodes ?? []));
  const passed = episodes.filter(({ reward }) => reward === 1);
  const others = episodes.filter(({ reward }) => reward !== 1);
  const half = Math.max(SHOWN / 2, SHOWN - others.length);
  const some = passed.slice(0, half);
  const chosen = [...some, ...others.slice(0, SHOWN - some.length)];
  const shown: ShownTrajectory[] = [];
  for await (const trajectory of folder.rollouts.read(chosen.map(({ id }) => id)))
    shown.push({ trajectory, instruction: instructions.get(trajectory.taskId) ?? '' });
  return shown;
}
