import { meanInterval } from './mean-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

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
 * all or none passed, or there is one task, that has no width, so Wilson's interval stands there, with tasks as its
 * number of trials: attempts of a task may all depend on one another.
 *
 * @param tasks Attempts per task: 1, 0, or null for one that counts for nothing.
 */
export function passRate(tasks: readonly (readonly (number | null)[])[], { level = 0.95 } = {}): PassRate {
  const scored = tasks
    .map((task) => task.filter((value) => value !== null))
    .filter((task) => task.length > 0);
  const values = scored.flat();
  const clusters = scored.flatMap((task, index) => task.map(() => index));
  const { mean: rate, standardError, low, high } = meanInterval(values, { clusters, level });
  const counted = { rate, tasks: scored.length, attempts: values.length };
  if (standardError > 0)
    return {
      ...counted,
      standardError,
      low: Math.max(0, low),
      high: Math.min(1, high),
      method: 'clustered-t',
    };
  const wilson = wilsonInterval(rate * scored.length, scored.length, { level });
  return { ...counted, standardError, ...wilson, method: 'wilson' };
}
