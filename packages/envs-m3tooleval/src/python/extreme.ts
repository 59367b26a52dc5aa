import { compare } from './compare.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonTuple, type PythonValue } from './python-value.ts';
import { typeName } from './type-name.ts';

export type ExtremeName = 'min' | 'max';

/** The first among the smallest (greatest) items. @throws PythonError `min() arg is an empty sequence` */
export function extreme(name: ExtremeName, items: readonly PythonValue[]): PythonValue {
  if (items.length === 0) throw new PythonError('ValueError', `${name}() arg is an empty sequence`);
  return items.reduce((best, item) => (compare(item, name === 'min' ? '<' : '>', best) ? item : best));
}

/** Python's own `min` and `max`: of several arguments, or of the items of a single one. */
export function builtinExtreme(name: ExtremeName, args: readonly PythonValue[]): PythonValue {
  if (args.length === 0) throw new PythonError('TypeError', `${name} expected at least 1 argument, got 0`);
  return extreme(name, args.length === 1 ? iterate(args[0] ?? null) : args);
}

/** What a `for` loop gets of a value. @throws PythonError `'int' object is not iterable` */
export function iterate(value: PythonValue): readonly PythonValue[] {
  if (typeof value === 'string') return Array.from(value);
  if (isList(value)) return value;
  if (value instanceof PythonTuple) return value.items;
  if (value instanceof PythonDict) return value.keys();
  throw new PythonError('TypeError', `'${typeName(value)}' object is not iterable`);
}
