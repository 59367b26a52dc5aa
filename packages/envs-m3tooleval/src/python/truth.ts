import { PythonDict } from './python-dict.ts';
import { PythonTuple, type PythonValue } from './python-value.ts';

/** Python's `bool(value)`. */
export function isTrue(value: PythonValue): boolean {
  if (value === null || value === false || value === '') return false;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value === 'number') return value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof PythonTuple) return value.items.length > 0;
  return !(value instanceof PythonDict) || value.size > 0;
}
