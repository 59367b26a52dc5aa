import { expect, it } from 'vitest';
import { summariseTrajectory, type TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { rollout } from '../testing/rollout.ts';
import { pickVaried } from './choose-trajectories.ts';

/** Episodes of a reward, of so many tasks, two of each task after the other. */
function episodesOf(reward: 0 | 1, tasks: number): TrajectorySummary[] {
  const summary = summariseTrajectory(rollout('any', { reward }));
  return Array.from({ length: 2 * tasks }, (_, index) => {
    const taskId = `${reward}-${index >> 1}`;
    return { ...summary, id: `${taskId}-${index % 2}`, taskId };
  });
}

it.each([
  [20, 20, 5, 10],
  [20, 1, 8, 9],
  [0, 20, 0, 10],
  [2, 2, 4, 4],
])('of %i passed and %i failed tasks shows %i passed episodes and %i tasks', (...counts) => {
  const [passed, failed, shownPassed, shownTasks] = counts;
  const shown = pickVaried([...episodesOf(1, passed), ...episodesOf(0, failed)]);
  expect(shown.filter(({ reward }) => reward === 1)).toHaveLength(shownPassed);
  expect(new Set(shown.map(({ taskId }) => taskId)).size).toBe(shownTasks);
});
