import { createHash } from 'node:crypto';
import { compareCodePoints } from '@sca/core';
import { numberOf } from '../python/python-number.ts';
import { isDict, keysOf, type PythonDict, type PythonValue } from '../python/python-value.ts';
import { rememberFrozen } from './remember-frozen.ts';

/**
 * The portable digest of a database that recordings carry as `db_digest`: sha256 of its canonical JSON.
 *
 * It walks everything; sessions compare states by their own digest, which costs what changed.
 */
export function databaseDigest(database: object): string {
  const hash = createHash('sha256');
  const tables = Object.entries(database).sort(([a], [b]) => compareCodePoints(a, b));
  // Table by table: one text of all of them would be megabytes that are copied twice.
  for (const [index, [name, table]] of tables.entries()) {
    hash.update(`${index === 0 ? '{' : ','}"${name}":`).update(tableText(table as PythonDict));
  }
  return hash.update('}').digest('hex');
}

const tableText = rememberFrozen((table: PythonDict) => {
  const ids = keysOf(table).sort(compareCodePoints);
  return `{${ids.map((id) => `${JSON.stringify(id)}:${recordText(table[id] as PythonDict)}`).join(',')}}`;
});

const recordText = rememberFrozen((record: PythonDict) => canonical(record));

function canonical(value: PythonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'number' || !isDict(value)) return canonicalNumber(numberOf(value) as bigint | number);
  const members = [...keysOf(value)]
    .sort(compareCodePoints)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as PythonValue)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(number: bigint | number): string {
  if (typeof number === 'bigint') return String(number);
  if (Number.isInteger(number)) return String(BigInt(number));
  if (Math.abs(number) >= 1e-4) return String(number);
  const [mantissa, exponent] = number.toExponential().split('e-') as [string, string | undefined];
  return exponent === undefined ? String(number) : `${mantissa}e-${exponent.padStart(2, '0')}`;
}
