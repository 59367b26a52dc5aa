import { normalQuantile } from './student-t.ts';

/** Two bounds; NaN where nothing is known. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a rate: it has a width also where all or none passed.
 *
 * Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 *
 * @param options `z` instead of `level` for a normal quantile of one's own. The default level is 0.95.
 */
export function wilsonInterval(
  passes: number,
  attempts: number,
  {
    level = 0.95,
    z = normalQuantile((1 + level) / 2),
  }: { readonly level?: number; readonly z?: number } = {},
): Interval {
  if (!(attempts > 0)) return { low: Number.NaN, high: Number.NaN };
  const rate = passes / attempts;
  const shrink = 1 + (z * z) / attempts;
  const centre = (rate + (z * z) / (2 * attempts)) / shrink;
  const margin =
    (z / shrink) * Math.sqrt((rate * (1 - rate)) / attempts + (z * z) / (4 * attempts * attempts));
  // At the ends the bounds are 0 and 1 exactly; rounding would leave a trace.
  return { low: passes <= 0 ? 0 : centre - margin, high: passes >= attempts ? 1 : centre + margin };
}
