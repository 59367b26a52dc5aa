import { parseInteger } from './number-text.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonTuple, type PythonValue } from './python-value.ts';
import { stringRepr } from './string-repr.ts';
import { typeName } from './type-name.ts';

/** Python's `int(value)`. @throws PythonError ValueError, TypeError, OverflowError */
export function toInteger(value: PythonValue): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return truncate(value);
  if (typeof value !== 'string')
    throw new PythonError(
      'TypeError',
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  const parsed = parseInteger(value);
  if (parsed !== undefined) return parsed;
  throw new PythonError('ValueError', `invalid literal for int() with base 10: ${stringRepr(value)}`);
}

/** Python's `len(value)`. @throws PythonError `object of type 'int' has no len()` */
export function lengthOf(value: PythonValue): bigint {
  if (typeof value === 'string') return BigInt(Array.from(value).length);
  if (isList(value)) return BigInt(value.length);
  if (value instanceof PythonTuple) return BigInt(value.items.length);
  if (value instanceof PythonDict) return BigInt(value.size);
  throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`);
}

function truncate(value: number): bigint {
  if (Number.isNaN(value)) throw new PythonError('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value))
    throw new PythonError('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(value));
}
