import type { StopReason, Trajectory, Usage } from '@sca/core';

/** What is kept in memory of an episode. */
export interface TrajectorySummary {
  readonly id: string;
  readonly taskId: string;
  readonly trial: number;
  readonly reward: 0 | 1 | null;
  readonly stop: StopReason;
  /** Turns of the model. */
  readonly turns: number;
  readonly usage: Usage;
  /** Of the simulated user, where one took part. */
  readonly userUsage?: Usage;
}

export function summariseTrajectory(trajectory: Trajectory): TrajectorySummary {
  const { id, taskId, trial, reward, stop, usage, user, messages } = trajectory;
  const turns = messages.filter((message) => message.role === 'assistant' && message.isSampled).length;
  return { id, taskId, trial, reward, stop, turns, usage, ...(user && { userUsage: user.usage }) };
}
