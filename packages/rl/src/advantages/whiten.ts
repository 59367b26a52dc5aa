import { type Numbers, requireEqualLengths } from './numbers.ts';

/** Moments over the tokens of a batch where the mask is 1. NaN where there are too few of them. */
export interface MaskedMoments {
  readonly count: number;
  readonly mean: number;
  /** Divided by n - 1; exactly 0 where all values are equal. */
  readonly variance: number;
}

/** Mean and variance of a batch of rows of any lengths, over the tokens whose mask is 1. */
export function maskedMoments(rows: readonly Numbers[], masks: readonly Numbers[]): MaskedMoments {
  const extent = { count: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  eachModelToken(rows, masks, (value) => {
    extent.count += 1;
    extent.sum += value;
    extent.min = Math.min(extent.min, value);
    extent.max = Math.max(extent.max, value);
  });
  const { count, sum, min, max } = extent;
  if (count === 0) return { count, mean: Number.NaN, variance: Number.NaN };
  if (min === max) return { count, mean: min, variance: count === 1 ? Number.NaN : 0 };
  const mean = sum / count;
  let squares = 0;
  eachModelToken(rows, masks, (value) => {
    squares += (value - mean) ** 2;
  });
  return { count, mean, variance: squares / (count - 1) };
}

/**
 * Takes a batch to mean 0 and variance 1 over the tokens whose mask is 1: (x - mean) / sqrt(variance + epsilon).
 *
 * As TRL `ppo_trainer.py` and verl `torch_functional.py` masked_whiten, which agree within 1e-8. Unlike both, a
 * batch whose values are all equal, or that has one token, is taken to 0 and not to rounding noise or NaN.
 *
 * @param rows One list per sample, of any lengths. Tokens whose mask is 0 are moved alike: multiply by the mask.
 * @param options `shiftMean: false` leaves the mean where it was. `epsilon` defaults to 1e-8.
 */
export function whiten(
  rows: readonly Numbers[],
  masks: readonly Numbers[],
  { shiftMean = true, epsilon = 1e-8 }: { readonly shiftMean?: boolean; readonly epsilon?: number } = {},
): Float64Array[] {
  const { count, mean, variance } = maskedMoments(rows, masks);
  if (count === 0) return rows.map((row) => Float64Array.from(row));
  const factor = variance > 0 ? 1 / Math.sqrt(variance + epsilon) : 0;
  const shift = shiftMean ? 0 : mean;
  return rows.map((row) => Float64Array.from(row, (value) => (value - mean) * factor + shift));
}

/** Sets the tokens whose mask is 0 to 0, in place. */
export function applyMask(row: Float64Array, mask: Numbers): Float64Array {
  requireEqualLengths('row', row.length, { mask });
  for (let token = 0; token < row.length; token += 1) if (mask[token] === 0) row[token] = 0;
  return row;
}

function eachModelToken(
  rows: readonly Numbers[],
  masks: readonly Numbers[],
  visit: (value: number) => void,
): void {
  requireEqualLengths('rows', rows.length, { masks: masks as unknown as Numbers });
  rows.forEach((row, index) => {
    const mask = masks[index] as Numbers;
    requireEqualLengths('row', row.length, { mask });
    for (let token = 0; token < row.length; token += 1) if (mask[token] !== 0) visit(row[token] as number);
  });
}
