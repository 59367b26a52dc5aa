import { createRandom } from '@sca/core';
import type { Interval } from './wilson-interval.ts';

export interface BootstrapOptions {
  /** @defaultValue 0.95 */
  readonly level?: number;
  /** @defaultValue 10_000 */
  readonly resamples?: number;
  /** Equal seeds give equal intervals. @defaultValue 0 */
  readonly seed?: number;
}

/** An interval by resampling. */
export interface BootstrapInterval extends Interval {
  /** The statistic of the data themselves. */
  readonly estimate: number;
  /** The standard deviation of the statistic over the resamples. */
  readonly standardError: number;
}

/**
 * The percentile bootstrap (Efron and Tibshirani 1993, chapter 13) of any statistic. What is drawn with replacement
 * are whole units, so for a clustered bootstrap a unit is a cluster: all attempts of a task.
 *
 * @param statistic Called on the units, and on as many drawn from them per resample.
 */
export function bootstrapInterval<Unit>(
  units: readonly Unit[],
  statistic: (units: readonly Unit[]) => number,
  { level = 0.95, resamples = 10_000, seed = 0 }: BootstrapOptions = {},
): BootstrapInterval {
  const estimate = statistic(units);
  if (units.length === 0) return { estimate, low: Number.NaN, high: Number.NaN, standardError: Number.NaN };
  const random = createRandom(seed);
  const drawn = Float64Array.from({ length: resamples }, () =>
    statistic(units.map(() => units[random.integer(0, units.length - 1)] as Unit)),
  ).sort();
  const mean = drawn.reduce((sum, value) => sum + value, 0) / resamples;
  const squares = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    estimate,
    low: quantile(drawn, (1 - level) / 2),
    high: quantile(drawn, (1 + level) / 2),
    standardError: Math.sqrt(squares / (resamples - 1)),
  };
}

// Linear between neighbours, as numpy and R (type 7) do by default.
function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  return low + (place - below) * ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - low);
}
