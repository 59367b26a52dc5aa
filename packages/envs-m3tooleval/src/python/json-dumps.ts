import { floatText } from './float-text.ts';
import { integerText } from './integer-text.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { typeName } from './type-name.ts';

/** Python's `json.dumps(value)` with its defaults: `, ` and `: `, ASCII only, `NaN` and `Infinity` as they are. */
export function jsonDumps(value: PythonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return integerText(value);
  if (typeof value === 'number') return numberText(value);
  if (value instanceof PythonTuple) return arrayText(value.items);
  if (isList(value)) return arrayText(value);
  if (value instanceof PythonOpaque) throw notSerializable(value.type);
  const members = value.entries().map(([key, item]) => `${stringText(jsonKey(key))}: ${jsonDumps(item)}`);
  return `{${members.join(', ')}}`;
}

/** The text that stands for a dict's key in JSON. @throws PythonError for a tuple. */
export function jsonKey(key: PythonValue): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key !== 'object') return jsonDumps(key);
  throw new PythonError('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function arrayText(items: readonly PythonValue[]): string {
  return `[${items.map(jsonDumps).join(', ')}]`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? floatText(value) : `${value < 0 ? '-' : ''}Infinity`;
}

function stringText(text: string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, escapeUnit);
}

function notSerializable(type: string): PythonError {
  return new PythonError('TypeError', `Object of type ${type} is not JSON serializable`);
}
