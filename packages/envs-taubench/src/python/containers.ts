import { refuse, refuseKey } from './python-error.ts';
import {
  classOf,
  isDict,
  keysOf,
  memberOf,
  orderOf,
  type PythonDict,
  type PythonValue,
} from './python-value.ts';

/** Raises where a value cannot be a key: lists and dicts. */
function requireHashable(key: PythonValue): void {
  const name = classOf(key);
  if (name === 'list' || name === 'dict') refuse(`unhashable type: '${name}'`);
}

/** The value under a key that a caller chose; undefined where the table has none. */
export function lookUp<Value>(table: { readonly [key: string]: Value }, key: PythonValue): Value | undefined {
  requireHashable(key);
  if (typeof key !== 'string') return undefined;
  return memberOf(table as unknown as PythonDict, key) as Value | undefined;
}

/** `table[key]`, which raises a KeyError where there is none. */
export function requireKey<Value>(table: { readonly [key: string]: Value }, key: PythonValue): Value {
  const value = lookUp(table, key);
  return value === undefined ? refuseKey(key) : value;
}

/** `value[name]` for a constant name, on a value of any class. */
export function subscript(value: PythonValue, name: string): PythonValue {
  if (isDict(value)) return requireKey(value, name);
  const className = classOf(value);
  if (className === 'str') return refuse("string indices must be integers, not 'str'");
  if (className === 'list') return refuse('list indices must be integers or slices, not str');
  return refuse(`'${className}' object is not subscriptable`);
}

/** What iterating a value gives: items of a list, characters of a string, keys of a dict. */
export function iterate(value: PythonValue): readonly PythonValue[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  return isDict(value) ? keysOf(value) : refuse(`'${classOf(value)}' object is not iterable`);
}

/** `len(value)`. */
export function lengthOf(value: PythonValue): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string') return [...value].length;
  return isDict(value) ? keysOf(value).length : refuse(`object of type '${classOf(value)}' has no len()`);
}

/** A copy of its own, as `copy.deepcopy` makes. */
export function copyOf<Value extends PythonValue>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  const copy: PythonDict = {};
  for (const key of Object.keys(value)) copy[key] = copyOf((value as PythonDict)[key] as PythonValue);
  return copy as Value;
}

/** Sets a key; a new one comes last in the order. */
export function setMember(dict: PythonDict, key: string, value: PythonValue): void {
  if (!Object.hasOwn(dict, key)) orderOf(dict)?.push(key);
  dict[key] = value;
}
