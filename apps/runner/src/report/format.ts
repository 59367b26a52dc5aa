import type { Share } from './report-data.ts';

/** `34.1 %` */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** `34.1 % [30.2, 38.0]` */
export function shareText({ value, low, high }: Share): string {
  return `${percent(value)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

/** `+12.3 points [8.1, 16.5]` */
export function differenceText({ value, low, high }: Share): string {
  const sign = value < 0 ? '' : '+';
  return `${sign}${(100 * value).toFixed(1)} points [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

/** `$1,234.50`, with as many digits as small amounts need; `-` where no price is known. */
export function money(usd: number | null): string {
  if (usd === null) return '-';
  return `$${usd >= 0.1 || usd === 0 ? cents(usd) : usd.toPrecision(2)}`;
}

function cents(usd: number): string {
  return usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
