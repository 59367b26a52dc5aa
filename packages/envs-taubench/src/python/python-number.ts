import { floatText } from './float-text.ts';
import { isInt, markedLiteral, type PythonValue } from './python-value.ts';

/** A number as Python computes with it: `bigint` is an int, `number` a float. */
export type PythonNumber = bigint | number;

/** Reads a number. true and false count as 1 and 0. Undefined for everything that is no number. */
export function numberOf(value: PythonValue): PythonNumber | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return isInt(value) ? BigInt(value) : value;
  const literal = markedLiteral(value);
  return literal === undefined ? undefined : readLiteral(literal);
}

/** Reads a number literal of Python's JSON: an int without point and exponent, otherwise a float. */
export function readLiteral(literal: string): PythonNumber {
  if (/^-?\d+$/.test(literal)) return BigInt(literal);
  if (literal === 'nan') return Number.NaN;
  if (literal === 'inf' || literal === '-inf') return literal === 'inf' ? Infinity : -Infinity;
  return Number(literal);
}

/** Writes a number into the state; marked where a plain JavaScript number would not tell what it is. */
export function encodeNumber(number: PythonNumber): PythonValue {
  if (typeof number === 'bigint') {
    const plain = Number(number);
    return Number.isSafeInteger(plain) ? plain : { $number: String(number) };
  }
  return Number.isFinite(number) && !Number.isInteger(number) ? number : { $number: floatText(number) };
}

/** `str` of a number. */
export function numberText(number: PythonNumber): string {
  return typeof number === 'bigint' ? String(number) : floatText(number);
}
