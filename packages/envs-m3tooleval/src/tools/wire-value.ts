import type { Json, JsonObject } from '@sca/core';
import { jsonKey } from '../python/json-dumps.ts';
import { reprEval } from '../python/literal-eval.ts';
import { PythonDict } from '../python/python-dict.ts';
import { PythonError } from '../python/python-error.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from '../python/python-value.ts';
import { repr } from '../python/repr.ts';

/** The member that marks a value which plain JSON would lose: `{ "$python": "5.0" }`. */
const MARK = '$python';

/**
 * Reads an argument or a table as Python would read its JSON text: a number written without point or exponent is
 * an int. What JSON cannot tell apart stands in `{ "$python": <repr> }`.
 *
 * @throws PythonError where the text is no repr of such a value
 */
export function fromWire(value: Json): PythonValue {
  if (typeof value === 'number')
    return /[.e]/.test(JSON.stringify(value)) ? value : BigInt(JSON.stringify(value));
  if (value === null || typeof value !== 'object') return value;
  if (isArray(value)) return value.map(fromWire);
  const marked = markedText(value);
  if (marked !== undefined) return reprEval(marked);
  return new PythonDict(Object.entries(value).map(([key, item]) => [key, fromWire(item)]));
}

/** The opposite of {@link fromWire}: plain JSON wherever that says the same. */
export function toWire(value: PythonValue): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return isPlainInteger(value) ? Number(value) : mark(value);
  if (typeof value === 'number') return isPlainFloat(value) ? value : mark(value);
  if (isList(value)) return value.map(toWire);
  if (!(value instanceof PythonDict)) return mark(value);
  return value.keys().every(isPlainKey) ? objectOf(value, toWire) : mark(value);
}

// JavaScript lists keys that look like indices first, and Python shows keys in the order in which they came.
function isPlainKey(key: PythonValue): boolean {
  return typeof key === 'string' && key !== '__proto__' && key !== MARK && !/^[0-9]+$/.test(key);
}

/** A result as callers in code get it: plain JSON. Numbers that are not finite, and Python's other types, are null. */
export function toJson(value: PythonValue): Json {
  if (typeof value === 'bigint' || typeof value === 'number') return finite(Number(value));
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof PythonOpaque) return null;
  if (value instanceof PythonTuple) return value.items.map(toJson);
  return isList(value) ? value.map(toJson) : objectOf(value as PythonDict, toJson);
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function markedText(value: Json): string | undefined {
  const object = value as JsonObject;
  const text = Object.hasOwn(object, MARK) && Object.keys(object).length === 1 ? object[MARK] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function mark(value: PythonValue): Json {
  return { [MARK]: repr(value) };
}

function isPlainInteger(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}

function isPlainFloat(value: number): boolean {
  return Number.isFinite(value) && /[.e]/.test(JSON.stringify(value));
}

function finite(value: number): Json {
  return Number.isFinite(value) ? value : null;
}

function objectOf(dict: PythonDict, convert: (value: PythonValue) => Json): Json {
  return Object.fromEntries(dict.entries().map(([key, item]) => [keyText(key), convert(item)]));
}

function keyText(key: PythonValue): string {
  try {
    return jsonKey(key);
  } catch (thrown) {
    if (thrown instanceof PythonError) return repr(key);
    throw thrown;
  }
}
