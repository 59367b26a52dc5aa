import { RunningPassRate } from './running-pass-rate.ts';

/** A rate with its interval and how that was made. */
export interface PassRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  readonly method: 'clustered-t' | 'wilson';
  readonly tasks: number;
  readonly attempts: number;
}

/**
 * The share of attempts that passed, with the t interval over tasks (attempts of a task are not independent). Where
 * all tasks have the same rate, as when all or none passed, or there is one task, that has no width, so Wilson's
 * interval stands there, with tasks as its number of trials: attempts of a task may all depend on one another.
 *
 * @param tasks Attempts per task: 1, 0, or null for one that counts for nothing.
 */
export function passRate(tasks: readonly (readonly (number | null)[])[], { level = 0.95 } = {}): PassRate {
  const running = new RunningPassRate();
  for (const [task, attempts] of tasks.entries()) for (const value of attempts) running.add(task, value);
  return running.passRate({ level });
}
