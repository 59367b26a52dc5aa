import { floatText } from './float-text.ts';
import { integerText } from './integer-text.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { stringRepr } from './string-repr.ts';

/** Python's `repr(value)`. @throws PythonError where Python refuses to write an int that long. */
export function repr(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return stringRepr(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return integerText(value);
  if (typeof value === 'number') return floatText(value);
  if (value instanceof PythonOpaque) return value.text;
  if (value instanceof PythonTuple) return tupleRepr(value.items);
  if (isList(value)) return `[${value.map(repr).join(', ')}]`;
  return `{${value
    .entries()
    .map(([key, item]) => `${repr(key)}: ${repr(item)}`)
    .join(', ')}}`;
}

/** Python's `str(value)`: the text itself, and otherwise the repr. */
export function str(value: PythonValue): string {
  return typeof value === 'string' ? value : repr(value);
}

function tupleRepr(items: readonly PythonValue[]): string {
  return items.length === 1 ? `(${repr(items[0] ?? null)},)` : `(${items.map(repr).join(', ')})`;
}
