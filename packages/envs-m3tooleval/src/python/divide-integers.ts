import { divideHalfEven } from './divide-half-even.ts';
import { PythonError } from './python-error.ts';

/** The double nearest to the quotient of two ints of any size. @throws PythonError ZeroDivisionError, OverflowError */
export function divideIntegers(dividend: bigint, divisor: bigint): number {
  if (divisor === 0n) throw new PythonError('ZeroDivisionError', 'division by zero');
  const [one, other] = [Number(dividend), Number(divisor)];
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return one / other;
  const sign = dividend < 0n === divisor < 0n ? 1 : -1;
  const quotient = divideMagnitudes(magnitude(dividend), magnitude(divisor));
  if (!Number.isFinite(quotient))
    throw new PythonError('OverflowError', 'integer division result too large for a float');
  return sign * quotient;
}

/** The unit of the least double. */
const LEAST_EXPONENT = -1074;
const SIGNIFICAND_BITS = 53;

function divideMagnitudes(dividend: bigint, divisor: bigint): number {
  const exponent = Math.max(LEAST_EXPONENT, bitLength(dividend) - bitLength(divisor) - SIGNIFICAND_BITS);
  const units = inUnits(dividend, divisor, exponent);
  // The length of a quotient is known to one bit only.
  if (bitLength(units) <= SIGNIFICAND_BITS) return scaleBy(Number(units), exponent);
  return scaleBy(Number(inUnits(dividend, divisor, exponent + 1)), exponent + 1);
}

/** The quotient in units of `2 ** exponent`, rounded once. */
function inUnits(dividend: bigint, divisor: bigint, exponent: number): bigint {
  return exponent < 0
    ? divideHalfEven(dividend << BigInt(-exponent), divisor)
    : divideHalfEven(dividend, divisor << BigInt(exponent));
}

// In two steps, since 2 ** 1200 is no double.
function scaleBy(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
