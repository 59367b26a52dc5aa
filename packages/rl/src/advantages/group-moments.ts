import { type Numbers, requireEqualLengths } from './numbers.ts';

/** How the scorable rewards of some samples are spread. NaN where there are too few of them. */
export interface Moments {
  /** Scorable samples. */
  readonly count: number;
  readonly mean: number;
  /** Divided by n - 1, or by n for `population`. Exactly 0 where all values are equal. */
  readonly variance: number;
  /** What a value has above the mean. Deviations sum to 0 far more closely than values less a rounded mean. */
  readonly deviationOf: (value: number) => number;
}

/** Whether a variance is divided by n - 1 or by n. */
export type StandardDeviation = 'sample' | 'population';

/** Moments of the numbers that are not NaN. */
export function momentsOf(values: Numbers, kind: StandardDeviation = 'sample'): Moments {
  // All is reckoned from one of the values: nearly equal ones differ from it exactly, and equal ones by 0.
  const origin = firstNumber(values);
  let [count, sum] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value - origin;
  }
  const shift = sum / count;
  const deviationOf = (value: number): number => value - origin - shift;
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) {
    const deviation = deviationOf(values[index] as number);
    if (!Number.isNaN(deviation)) squares += deviation * deviation;
  }
  const variance = count === 0 ? Number.NaN : squares / (kind === 'sample' ? count - 1 : count);
  return { count, mean: origin + shift, variance, deviationOf };
}

function firstNumber(values: Numbers): number {
  let index = 0;
  while (index < values.length && Number.isNaN(values[index])) index += 1;
  return values[index] ?? Number.NaN;
}

/** The values of each group, by group index; NaN values are kept out. */
export function valuesByGroup(values: Numbers, groups: Numbers): number[][] {
  requireEqualLengths('values', values.length, { groups });
  const grouped: number[][] = [];
  for (let index = 0; index < values.length; index += 1) {
    const group = groups[index] as number;
    while (grouped.length <= group) grouped.push([]);
    const value = values[index] as number;
    if (!Number.isNaN(value)) (grouped[group] as number[]).push(value);
  }
  return grouped;
}
