import { compareCodePoints, sha256Hex } from '@sca/core';
import { reprOf } from '../python/python-text.ts';
import { isDict, keysOf, type PythonDict, type PythonValue } from '../python/python-value.ts';
import { rememberFrozen } from './remember-frozen.ts';

/**
 * The original's hash of a database, which recordings carry as `db_hash`: sha256 of Python's `str` of nested tuples.
 *
 * It tells 60 from 60.0, as the marks in the state and so a session's digest do. Upstream: envs/base.py.
 */
export function upstreamHash(database: object): string {
  return sha256Hex(dictText(database as Record<string, PythonDict>, tableText));
}

const tableText = rememberFrozen((table: PythonDict) =>
  dictText(table as Record<string, PythonDict>, recordText),
);

const recordText = rememberFrozen((record: PythonDict) => dictText(record, tupleText));

function dictText<Value>(dict: { readonly [key: string]: Value }, write: (value: Value) => string): string {
  const keys = [...keysOf(dict as unknown as PythonDict)].sort(compareCodePoints);
  return tuple(keys.map((key) => `(${reprOf(key)}, ${write(dict[key] as Value)})`));
}

function tupleText(value: PythonValue): string {
  if (Array.isArray(value)) return tuple(value.map(tupleText));
  if (value === null || typeof value !== 'object' || !isDict(value)) return reprOf(value);
  return dictText(value, tupleText);
}

function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}
