import type { Json } from './json.ts';

/**
 * Compares two strings by Unicode code point.
 *
 * JavaScript's own order is by UTF-16 unit, which puts astral characters before U+E000..U+FFFF; other
 * languages sort by code point, and the two must agree for a hash to be portable.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    // Units below the surrogates are code points; the others may be halves of one that began a unit earlier.
    if (a < 0xd800 && b < 0xd800) return a - b;
    return compareAt(left, right, index - 1) || compareAt(left, right, index);
  }
  return left.length - right.length;
}

/** Compares the code points that begin at an index. */
function compareAt(left: string, right: string, index: number): number {
  return (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
}

function canonicalKeys(record: object): string[] {
  return Object.keys(record).sort(compareCodePoints);
}

/**
 * JSON with object keys ordered by code point and no spaces: equal values give equal text.
 *
 * `undefined` members are left out, as `JSON.stringify` does.
 *
 * @throws TypeError when the value holds a cycle, a function, a bigint or a number that is not finite.
 */
export function canonicalJson(value: Json): string {
  return isInOrder(value, QUICK_DEPTH) ? JSON.stringify(value) : write(value, []);
}

/** Deeper values are written the slow way, which also finds cycles. */
const QUICK_DEPTH = 32;

/** True where JSON.stringify writes the same: it keeps the order of keys, and most values have theirs in order. */
function isInOrder(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1)
      if (!isInOrder(value[index], depth - 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  let previous: string | undefined;
  for (const key in value) {
    if (previous !== undefined && compareCodePoints(previous, key) >= 0) return false;
    if (!isInOrder((value as Record<string, unknown>)[key], depth - 1)) return false;
    previous = key;
  }
  return !('toJSON' in value);
}

function write(value: unknown, ancestors: object[]): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${value} is not a JSON number`);
  if (value === null || typeof value !== 'object') return writeScalar(value);
  if (ancestors.includes(value))
    throw new TypeError('a value that contains itself cannot be written as JSON');
  ancestors.push(value);
  const text = Array.isArray(value) ? writeArray(value, ancestors) : writeObject(value, ancestors);
  ancestors.pop();
  return text;
}

function writeScalar(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} cannot be written as JSON`);
  return text;
}

function writeArray(items: readonly unknown[], ancestors: object[]): string {
  return `[${items.map((item) => write(item === undefined ? null : item, ancestors)).join(',')}]`;
}

function writeObject(record: object, ancestors: object[]): string {
  const members: string[] = [];
  for (const key of canonicalKeys(record)) {
    const value = (record as Record<string, unknown>)[key];
    if (value !== undefined) members.push(`${JSON.stringify(key)}:${write(value, ancestors)}`);
  }
  return `{${members.join(',')}}`;
}
