import { PythonError } from './python-error.ts';
import { PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { typeName } from './type-name.ts';

/** A text that is the same for keys that are equal in Python. @throws PythonError `unhashable type: 'list'` */
export function dictKey(value: PythonValue): string {
  if (typeof value === 'string') return `"${value}`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : `f${value}`;
  if (value instanceof PythonOpaque && value.type !== 'set') return `${value.type} ${value.text}`;
  if (value instanceof PythonTuple) return `(${value.items.map((item) => quote(dictKey(item))).join()})`;
  throw new PythonError('TypeError', `unhashable type: '${typeName(value)}'`);
}

function quote(key: string): string {
  return JSON.stringify(key);
}
