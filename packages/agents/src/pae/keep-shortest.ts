import type { Trajectory } from '@sca/core';

/** The share of a task's successes that PAE trains on. */
const SHARE = 0.2;

/**
 * What PAE trains on: of each task's rewarded trajectories those that took no more turns than the 20th percentile of
 * their turns, in the order given. Percentiles lie between values as numpy's do: at index 0.2 (n - 1) of the sorted
 * turns, by linear interpolation. Source: protocols.md, section 1, Learning
 */
export function keepShortest(trajectories: readonly Trajectory[]): Trajectory[] {
  const successes = trajectories.filter(({ reward }) => reward === 1);
  const turns = new Map<string, number[]>();
  for (const trajectory of successes) {
    const { taskId } = trajectory;
    turns.set(taskId, [...(turns.get(taskId) ?? []), turnsOf(trajectory)]);
  }
  const limits = new Map([...turns].map(([taskId, counts]) => [taskId, percentile(counts, SHARE)]));
  return successes.filter((trajectory) => turnsOf(trajectory) <= (limits.get(trajectory.taskId) ?? 0));
}

function turnsOf({ messages }: Trajectory): number {
  return messages.filter((message) => message.role === 'assistant' && message.isSampled).length;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
