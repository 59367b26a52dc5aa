import { PythonError } from './python-error.ts';

/** Digits beyond which Python 3.11 refuses to turn an int into text or back. */
export const MAX_INTEGER_DIGITS = 4300;
const LEAST_TOO_LONG = 10n ** BigInt(MAX_INTEGER_DIGITS);

/** @throws PythonError ValueError for an int of more than 4300 digits. */
export function integerText(value: bigint): string {
  // Compared first: writing out an int of a million digits takes seconds.
  if (value < LEAST_TOO_LONG && value > -LEAST_TOO_LONG) return value.toString();
  throw new PythonError(
    'ValueError',
    `Exceeds the limit (${MAX_INTEGER_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
}
