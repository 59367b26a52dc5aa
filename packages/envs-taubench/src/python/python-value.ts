/**
 * A Python value as the state keeps it: plain JSON, with two marks for what JSON text tells and JavaScript loses.
 *
 * - `{ $number: '247.0' }` is a number whose Python literal differs from what JavaScript would write: a float
 *   with an integral value, an int beyond 2^53, `inf`, `nan`.
 * - `$order` in an object lists its keys in Python's insertion order where some key looks like an array index,
 *   which JavaScript would move to the front.
 *
 * Being JSON, the marks survive every copy, fork and recording. {@link plainOf} takes them off for guests.
 */
export type PythonValue = null | boolean | number | string | PythonValue[] | PythonDict;

export interface PythonDict {
  [key: string]: PythonValue;
}

/** The name of a value's Python class, as exception texts give it. */
export type PythonClass = 'NoneType' | 'bool' | 'int' | 'float' | 'str' | 'list' | 'dict';

/** True for objects and marked numbers, not for arrays. */
function isObject(value: PythonValue): value is PythonDict {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const LITERAL = /^(?:-?\d+(?:\.\d+)?(?:e[+-]\d+)?|-?inf|nan)$/;

/** The literal of a marked number; undefined for every other value, one that only looks like a mark included. */
export function markedLiteral(value: PythonValue): string | undefined {
  if (!isObject(value)) return undefined;
  const literal = value.$number;
  if (typeof literal !== 'string' || !LITERAL.test(literal)) return undefined;
  return Object.keys(value).length === 1 ? literal : undefined;
}

export function isDict(value: PythonValue): value is PythonDict {
  return isObject(value) && markedLiteral(value) === undefined;
}

/** Tells the class of a value. */
export function classOf(value: PythonValue): PythonClass {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number') return isInt(value) ? 'int' : 'float';
  if (Array.isArray(value)) return 'list';
  const literal = markedLiteral(value);
  if (literal === undefined) return 'dict';
  return isIntLiteral(literal) ? 'int' : 'float';
}

/** True where an unmarked number is an int: JSON text has neither point nor exponent for it. */
export function isInt(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) < 1e21;
}

function isIntLiteral(literal: string): boolean {
  return /^-?\d+$/.test(literal);
}

/** The keys of an object in Python's insertion order. */
export function keysOf(dict: PythonDict): string[] {
  return orderOf(dict) ?? Object.keys(dict);
}

/** The value under an own key; undefined where there is none. */
export function memberOf(dict: PythonDict, key: string): PythonValue | undefined {
  if (!Object.hasOwn(dict, key) || (key === '$order' && orderOf(dict))) return undefined;
  return dict[key];
}

/** What the mark `$order` says: all keys but itself. A caller may have a key of that name which is no mark. */
export function orderOf(dict: PythonDict): string[] | undefined {
  const { $order } = dict;
  if (!Array.isArray($order)) return undefined;
  const keys = new Set($order);
  const isMark =
    keys.size === $order.length &&
    keys.size === Object.keys(dict).length - 1 &&
    $order.every((key) => typeof key === 'string' && key !== '$order' && Object.hasOwn(dict, key));
  return isMark ? ($order as string[]) : undefined;
}

/** True for keys that JavaScript sorts before all others. */
export function isIndexKey(key: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 4_294_967_295;
}

/** An object of the given entries that remembers their order. A key given twice keeps its first place. */
export function dictOf(entries: Iterable<readonly [string, PythonValue]>): PythonDict {
  const members = new Map(entries);
  const dict: PythonDict = Object.fromEntries(members);
  if ([...members.keys()].some(isIndexKey)) dict.$order = [...members.keys()];
  return dict;
}
