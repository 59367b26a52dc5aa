import { quotient } from './quotient.ts';

/** Exponents up to here are computed exactly; above, `Math.pow` may miss the last digit. */
const MAX_EXACT = 4096;

/**
 * `base ** exponent` of doubles, correctly rounded for whole exponents. V8's own `pow` is off by one digit at times.
 */
export function floatPower(base: number, exponent: number): number {
  const isExact =
    Number.isInteger(exponent) && Math.abs(exponent) <= MAX_EXACT && Number.isFinite(base) && base !== 0;
  if (!isExact || isFarOutOfRange(base, exponent)) return base ** exponent;
  const [numerator, denominator] = fractionOf(base);
  const power = BigInt(Math.abs(exponent));
  const [above, below] = [numerator ** power, denominator ** power];
  return exponent < 0 ? quotient(below, above) : quotient(above, below);
}

function isFarOutOfRange(base: number, exponent: number): boolean {
  return Math.abs(Math.log2(Math.abs(base)) * exponent) > 1100;
}

/** A double as a fraction of whole numbers. */
function fractionOf(float: number): [numerator: bigint, denominator: bigint] {
  let scaled = float;
  let denominator = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaled), denominator];
}
