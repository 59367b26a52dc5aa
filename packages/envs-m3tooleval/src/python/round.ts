import { numberOf } from './compare.ts';
import { toInteger } from './convert.ts';
import { divideHalfEven } from './divide-half-even.ts';
import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

/** Python's `round(value, digits)`: of the exact binary value, ties to the even neighbour. @throws PythonError */
export function roundHalfEven(value: bigint | number, digits: PythonValue): bigint | number {
  if (digits === null) return typeof value === 'bigint' ? value : roundToInteger(value);
  const places = numberOf(digits);
  if (typeof places !== 'bigint') throw new PythonError('TypeError', 'an integer is required');
  if (typeof value === 'bigint') return places >= 0n ? value : roundTens(value, -places);
  return roundFloat(value, Number(places));
}

function roundToInteger(value: number): bigint {
  const whole = toInteger(value);
  const rest = Math.abs(value - Math.trunc(value));
  const isUp = rest > 0.5 || (rest === 0.5 && whole % 2n !== 0n);
  return isUp ? whole + (value < 0 ? -1n : 1n) : whole;
}

function roundTens(value: bigint, places: bigint): bigint {
  if (places > 5000n) return 0n;
  return divideHalfEven(value, 10n ** places) * 10n ** places;
}

function roundFloat(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0 || places > 323) return value;
  if (places < -308) return value < 0 ? -0 : 0;
  const [numerator, denominator] = exactFraction(Math.abs(value));
  const scale = 10n ** BigInt(Math.abs(places));
  const rounded =
    places >= 0
      ? divideHalfEven(numerator * scale, denominator)
      : divideHalfEven(numerator, denominator * scale);
  const magnitude = Number(`${rounded}e${-places}`);
  return value < 0 ? -magnitude : magnitude;
}

/** The value of a double as a fraction of two ints. */
function exactFraction(value: number): [numerator: bigint, denominator: bigint] {
  let [numerator, exponent] = [value, 0];
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    exponent += 1;
  }
  return [BigInt(numerator), 2n ** BigInt(exponent)];
}
