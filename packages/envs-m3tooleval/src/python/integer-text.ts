import { PythonError } from './python-error.ts';

/** Digits beyond which Python 3.11 refuses to turn an int into text or back. */
export const MAX_INTEGER_DIGITS = 4300;

/** @throws PythonError ValueError for an int of more than 4300 digits. */
export function integerText(value: bigint): string {
  const text = value.toString();
  if (text.length - (value < 0n ? 1 : 0) <= MAX_INTEGER_DIGITS) return text;
  throw new PythonError(
    'ValueError',
    `Exceeds the limit (${MAX_INTEGER_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
}
