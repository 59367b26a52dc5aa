import type { Distribution } from './build-report.ts';

/** A distribution that is being counted, in constant memory. */
export interface RunningDistribution {
  add(value: number): void;
  result(): Distribution;
}

/** Beyond so many distinct values they are rounded to 8 significant bits. */
const MAX_EXACT_VALUES = 4096;

/** Starts a distribution. Mean and deviation are exact (Welford 1962); quantiles come from counts of values. */
export function startDistribution(): RunningDistribution {
  let counts = new Map<number, number>();
  let round = (value: number): number => value;
  let [count, mean, squares] = [0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add(value) {
      count += 1;
      const deviation = value - mean;
      mean += deviation / count;
      squares += deviation * (value - mean);
      min = Math.min(min, value);
      max = Math.max(max, value);
      counts.set(round(value), (counts.get(round(value)) ?? 0) + 1);
      if (counts.size <= MAX_EXACT_VALUES || round === roundToBits) return;
      round = roundToBits;
      counts = recount(counts);
    },
    result() {
      if (count === 0)
        return { count, mean: null, standardDeviation: null, min: null, max: null, quantiles: null };
      const standardDeviation = count > 1 ? Math.sqrt(squares / (count - 1)) : null;
      return { count, mean, standardDeviation, min, max, quantiles: quantilesOf(counts, count) };
    },
  };
}

function recount(counts: ReadonlyMap<number, number>): Map<number, number> {
  const rounded = new Map<number, number>();
  for (const [value, times] of counts) {
    const key = roundToBits(value);
    rounded.set(key, (rounded.get(key) ?? 0) + times);
  }
  return rounded;
}

// Whole numbers below 256 stay as they are; others move by at most 0.4 %.
function roundToBits(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return value;
  const step = 2 ** (Math.floor(Math.log2(size)) - 7);
  return Math.round(value / step) * step;
}

function quantilesOf(
  counts: ReadonlyMap<number, number>,
  total: number,
): NonNullable<Distribution['quantiles']> {
  const values = [...counts].sort(([a], [b]) => a - b);
  const at = (share: number): number => {
    let left = Math.max(1, Math.ceil(share * total));
    for (const [value, times] of values) {
      left -= times;
      if (left <= 0) return value;
    }
    return Number.NaN;
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
