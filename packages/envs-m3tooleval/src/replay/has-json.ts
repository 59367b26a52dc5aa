import { PythonDict } from '../python/python-dict.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from '../python/python-value.ts';

/** Whether strict JSON can hold a value, a tuple as an array. Recordings have the repr of what it cannot hold. */
export function hasJson(value: PythonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value instanceof PythonTuple) return value.items.every(hasJson);
  if (isList(value)) return value.every(hasJson);
  if (value instanceof PythonDict)
    return value.entries().every(([key, item]) => isJsonKey(key) && hasJson(item));
  return !(value instanceof PythonOpaque);
}

function isJsonKey(key: PythonValue): boolean {
  return (key === null || typeof key !== 'object') && hasJson(key);
}
