import { studentTQuantile } from './student-t.ts';

/** A mean with what is known of its error. NaN where there are too few values for it. */
export interface MeanInterval {
  readonly mean: number;
  readonly standardError: number;
  /** Clusters - 1, or values - 1 without clusters. */
  readonly degreesOfFreedom: number;
  readonly low: number;
  readonly high: number;
  readonly values: number;
  /** Equal to `values` without clusters. */
  readonly clusters: number;
}

export interface MeanIntervalOptions {
  /**
   * One key per value; values of a cluster are not independent. Trials of a task share the task as their cluster.
   * @defaultValue every value on its own
   */
  readonly clusters?: readonly (string | number)[];
  /** @defaultValue 0.95 */
  readonly level?: number;
}

/**
 * The mean with its standard error and a t interval.
 *
 * Without clusters sd / sqrt(n); with clusters sqrt(C / (C - 1) · Σ over clusters of (Σ deviations)²) / n, the
 * cluster-robust error with the correction for few clusters that inspect_ai `std.py` takes (Miller, arXiv
 * 2411.00640, has it without). The interval has C - 1 degrees of freedom.
 */
export function meanInterval(
  values: readonly number[],
  { clusters, level = 0.95 }: MeanIntervalOptions = {},
): MeanInterval {
  if (clusters && clusters.length !== values.length)
    throw new RangeError(`${clusters.length} cluster keys for ${values.length} values`);
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sums = new Map<string | number, number>();
  values.forEach((value, index) => {
    const key = clusters ? (clusters[index] as string | number) : index;
    sums.set(key, (sums.get(key) ?? 0) + value - mean);
  });
  const count = sums.size;
  const squares = [...sums.values()].reduce((sum, deviation) => sum + deviation * deviation, 0);
  const standardError = count > 1 ? Math.sqrt((count / (count - 1)) * squares) / n : Number.NaN;
  const degreesOfFreedom = count - 1;
  const margin = studentTQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  return {
    mean,
    standardError,
    degreesOfFreedom,
    low: mean - margin,
    high: mean + margin,
    values: n,
    clusters: count,
  };
}
