import { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from './bootstrap-interval.ts';
import { mcnemarExact } from './mcnemar.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';

/** Attempts of one run by task: 1, 0, or null for one that counts for nothing. */
export type RunOutcomes = ReadonlyMap<string, readonly (number | null)[]>;

/** How much better the second of two runs is, on the tasks that both attempted. */
export interface PairedDifference {
  /** Mean over tasks of (second - first), with its t interval over tasks. */
  readonly difference: MeanInterval;
  /** The same by resampling tasks, each with all its attempts. */
  readonly bootstrap: BootstrapInterval;
  readonly mcnemar: {
    /** Tasks of which only one run passed more than half of its attempts. */
    readonly onlyFirst: number;
    readonly onlySecond: number;
    readonly pValue: number;
  };
  readonly tasks: number;
  /** Tasks that only one run has a scorable attempt of; they count for nothing. */
  readonly unpaired: number;
}

/**
 * Compares two runs task by task: a difference of two means with separate errors ignores that hard tasks are hard
 * for both (Miller, arXiv 2411.00640, section 4).
 */
export function pairedDifference(
  first: RunOutcomes,
  second: RunOutcomes,
  options: BootstrapOptions = {},
): PairedDifference {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const rates = names.map((name) => ({ first: rateOf(first.get(name)), second: rateOf(second.get(name)) }));
  const paired = rates.filter((rate) => !Number.isNaN(rate.first) && !Number.isNaN(rate.second));
  const differences = paired.map((rate) => rate.second - rate.first);
  const onlyFirst = paired.filter((rate) => rate.first > 0.5 && rate.second <= 0.5).length;
  const onlySecond = paired.filter((rate) => rate.second > 0.5 && rate.first <= 0.5).length;
  return {
    difference: meanInterval(differences, options.level === undefined ? {} : { level: options.level }),
    bootstrap: bootstrapInterval(differences, mean, options),
    mcnemar: { onlyFirst, onlySecond, pValue: mcnemarExact(onlyFirst, onlySecond) },
    tasks: paired.length,
    unpaired: rates.filter((rate) => Number.isNaN(rate.first) !== Number.isNaN(rate.second)).length,
  };
}

function rateOf(attempts: readonly (number | null)[] = []): number {
  return mean(attempts.filter((reward) => reward !== null));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
