import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { Rewards } from './report-data.ts';

/** Rewards of the trials of each task, by task, in order of first appearance. */
export function taskRewards(episodes: readonly TrajectorySummary[]): Map<string, Rewards> {
  const tasks = new Map<string, (0 | 1 | null)[]>();
  for (const { taskId, reward } of episodes) {
    const rewards = tasks.get(taskId);
    if (rewards) rewards.push(reward);
    else tasks.set(taskId, [reward]);
  }
  return tasks;
}

/** The same without the tasks' ids. */
export function rewardsByTask(episodes: readonly TrajectorySummary[]): Rewards[] {
  return [...taskRewards(episodes).values()];
}
