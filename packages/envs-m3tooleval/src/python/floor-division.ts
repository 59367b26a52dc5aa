import { unsupported, withNumbers } from './arithmetic.ts';
import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

/** Python's `left // right`: rounds down, also below zero. */
export function floorDivide(left: PythonValue, right: PythonValue): PythonValue {
  const quotient = withNumbers(left, right, {
    integers: (one, other) => divmodIntegers(one, other)[0],
    floats: (one, other) => divmodFloats(one, other)[0],
  });
  return quotient ?? unsupported('//', left, right);
}

/** Python's `left % right`: takes the sign of the right side. */
export function modulo(left: PythonValue, right: PythonValue): PythonValue {
  const remainder = withNumbers(left, right, {
    integers: (one, other) => divmodIntegers(one, other)[1],
    floats: (one, other) => divmodFloats(one, other)[1],
  });
  return remainder ?? unsupported('%', left, right);
}

function divmodIntegers(one: bigint, other: bigint): [quotient: bigint, remainder: bigint] {
  if (other === 0n) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
  const remainder = one % other;
  const isOff = remainder !== 0n && remainder < 0n !== other < 0n;
  return isOff ? [one / other - 1n, remainder + other] : [one / other, remainder];
}

// Step by step as CPython does it, since each step rounds.
function divmodFloats(one: number, other: number): [quotient: number, remainder: number] {
  if (other === 0) throw new PythonError('ZeroDivisionError', 'float floor division by zero');
  let remainder = one % other;
  let quotient = (one - remainder) / other;
  if (remainder === 0) remainder = Object.is(other, -0) || other < 0 ? -0 : 0;
  else if (remainder < 0 !== other < 0) {
    remainder += other;
    quotient -= 1;
  }
  if (quotient === 0) return [one / other < 0 || Object.is(one / other, -0) ? -0 : 0, remainder];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, remainder];
}
