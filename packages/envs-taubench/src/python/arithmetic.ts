import { compareCodePoints } from '@sca/core';
import { refuse, refuseOperands } from './python-error.ts';
import { encodeNumber, numberOf, type PythonNumber } from './python-number.ts';
import { classOf, isDict, keysOf, memberOf, type PythonValue } from './python-value.ts';
import { roundNumber } from './round-number.ts';

/** A float of an int. Raises where the int is beyond the range of floats. */
export function floatOf(number: PythonNumber): number {
  const float = Number(number);
  return typeof number === 'bigint' && !Number.isFinite(float)
    ? refuse('int too large to convert to float')
    : float;
}

interface Operator {
  readonly symbol: string;
  readonly ints: (left: bigint, right: bigint) => bigint;
  readonly floats: (left: number, right: number) => number;
}

const ADD: Operator = { symbol: '+', ints: (a, b) => a + b, floats: (a, b) => a + b };
const SUBTRACT: Operator = { symbol: '-', ints: (a, b) => a - b, floats: (a, b) => a - b };
const MULTIPLY: Operator = { symbol: '*', ints: (a, b) => a * b, floats: (a, b) => a * b };

/** `left + right` of numbers; `symbol` is what the original wrote, which its exception names. */
export function add(left: PythonValue, right: PythonValue, symbol = '+'): PythonValue {
  return operate({ ...ADD, symbol }, left, right);
}

/** `left - right` of numbers. */
export function subtract(left: PythonValue, right: PythonValue, symbol = '-'): PythonValue {
  return operate({ ...SUBTRACT, symbol }, left, right);
}

/** `left * right` of numbers. */
export function multiply(left: PythonValue, right: PythonValue): PythonValue {
  return operate(MULTIPLY, left, right);
}

function operate({ symbol, ints, floats }: Operator, left: PythonValue, right: PythonValue): PythonValue {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) return refuseOperands(symbol, left, right);
  if (typeof a === 'bigint' && typeof b === 'bigint') return encodeNumber(ints(a, b));
  return encodeNumber(floats(floatOf(a), floatOf(b)));
}

/** `-value` of a number. */
export function negate(value: PythonValue): PythonValue {
  return encodeNumber(-(numberOf(value) as PythonNumber));
}

/** `round(value, 2)` of a number. */
export function roundValue(value: PythonValue): PythonValue {
  return encodeNumber(roundNumber(numberOf(value) as PythonNumber));
}

/** `left < right` of numbers, strings or lists. */
export function isLess(left: PythonValue, right: PythonValue): boolean {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== undefined && b !== undefined) return a < b;
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right) < 0;
  if (Array.isArray(left) && Array.isArray(right)) return isLessList(left, right);
  return refuse(`'<' not supported between instances of '${classOf(left)}' and '${classOf(right)}'`);
}

/** The first items that differ decide; otherwise the shorter list is less. */
function isLessList(left: readonly PythonValue[], right: readonly PythonValue[]): boolean {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left[index] as PythonValue;
    const b = right[index] as PythonValue;
    if (!isEqual(a, b)) return isLess(a, b);
  }
  return left.length < right.length;
}

/** `left == right`. Numbers are equal across int, float and bool. */
export function isEqual(left: PythonValue, right: PythonValue): boolean {
  if (left === right) return true;
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== undefined || b !== undefined) return a !== undefined && b !== undefined && equalNumbers(a, b);
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((item, index) => isEqual(item, right[index] as PythonValue))
    );
  }
  return isDict(left) && isDict(right) && equalMembers(left, right);
}

function equalNumbers(a: PythonNumber, b: PythonNumber): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: int and float are compared by value, exactly.
  return a == b;
}

function equalMembers(left: Record<string, PythonValue>, right: Record<string, PythonValue>): boolean {
  const keys = keysOf(left);
  return (
    keys.length === keysOf(right).length &&
    keys.every((key) => {
      const other = memberOf(right, key);
      return other !== undefined && isEqual(left[key] as PythonValue, other);
    })
  );
}
