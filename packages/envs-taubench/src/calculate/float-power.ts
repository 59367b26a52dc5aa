import { fractionOf } from './fraction.ts';
import { fractionalPower } from './fractional-power.ts';
import { quotient } from './quotient.ts';

/** Exponents up to here are multiplied out. */
const MAX_WHOLE = 4096;

/** `base ** exponent` of doubles, correctly rounded. V8's own `pow` is off by one digit at times. */
export function floatPower(base: number, exponent: number): number {
  if (base === 0 || !Number.isFinite(base) || isOutOfRange(base, exponent)) return base ** exponent;
  if (!Number.isInteger(exponent)) return fractionalPower(base, exponent);
  return Math.abs(exponent) <= MAX_WHOLE ? wholePower(base, exponent) : base ** exponent;
}

function wholePower(base: number, exponent: number): number {
  const [numerator, denominator] = fractionOf(base);
  const power = BigInt(Math.abs(exponent));
  const [above, below] = [numerator ** power, denominator ** power];
  return exponent < 0 ? quotient(below, above) : quotient(above, below);
}

/** Certainly zero or infinite; also true for exponents that are not finite. */
function isOutOfRange(base: number, exponent: number): boolean {
  return !(Math.abs(Math.log2(Math.abs(base)) * exponent) <= 1100);
}
