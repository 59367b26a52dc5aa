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

// A quotient of 66 bits or more, its last bit set for a remainder, rounds to the same double as the exact one.
function divideMagnitudes(dividend: bigint, divisor: bigint): number {
  const shift = Math.max(-1090, Math.min(1200, bitLength(divisor) - bitLength(dividend) + 66));
  const scaled = shift >= 0 ? dividend << BigInt(shift) : dividend;
  const by = shift >= 0 ? divisor : divisor << BigInt(-shift);
  const quotient = scaled / by;
  const sticky = scaled % by === 0n ? quotient : quotient | 1n;
  return scaleBy(Number(sticky), -shift);
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
