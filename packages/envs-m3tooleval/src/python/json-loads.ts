import { MAX_INTEGER_DIGITS } from './integer-text.ts';
import { JsonCursor } from './json-cursor.ts';
import { scanJsonText } from './json-text.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

/** About where Python's decoder runs out of stack. */
const MAX_DEPTH = 990;
const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const CONSTANTS: readonly (readonly [string, PythonValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

/**
 * Python's `json.loads(text)`: `5` is an int and `5.0` a float, the last of equal keys wins, `NaN` is taken.
 *
 * @throws PythonError JSONDecodeError with the decoder's sentence and place
 */
export function jsonLoads(text: string): PythonValue {
  const cursor = new JsonCursor(text);
  if (text.startsWith('\ufeff')) cursor.fail('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
  cursor.skipBlanks();
  const value = readValue(cursor, 0);
  cursor.skipBlanks();
  if (!cursor.isAtEnd) cursor.fail('Extra data', cursor.at);
  return value;
}

function readValue(cursor: JsonCursor, depth: number): PythonValue {
  const { next } = cursor;
  if (next === '"') return scanJsonText(cursor);
  if (next === '{') return readObject(cursor, checkDepth(depth, 'object'));
  if (next === '[') return readArray(cursor, checkDepth(depth, 'array'));
  for (const [word, value] of CONSTANTS) if (cursor.takeWord(word)) return value;
  const match = cursor.match(NUMBER);
  return match ? numberValue(match) : cursor.fail('Expecting value', cursor.at);
}

function numberValue([text, whole = '', fraction, exponent]: RegExpExecArray): PythonValue {
  if (fraction !== undefined || exponent !== undefined) return Number(text);
  const digits = whole.replace('-', '').length;
  if (digits <= MAX_INTEGER_DIGITS) return BigInt(whole);
  throw new PythonError(
    'ValueError',
    `Exceeds the limit (${MAX_INTEGER_DIGITS} digits) for integer string conversion: value has ${digits} digits; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

function readArray(cursor: JsonCursor, depth: number): PythonValue {
  const items: PythonValue[] = [];
  cursor.advance();
  cursor.skipBlanks();
  if (cursor.takeWord(']')) return items;
  for (;;) {
    items.push(readValue(cursor, depth));
    cursor.skipBlanks();
    if (cursor.takeWord(']')) return items;
    if (!cursor.takeWord(',')) cursor.fail("Expecting ',' delimiter", cursor.at);
    cursor.skipBlanks();
  }
}

function readObject(cursor: JsonCursor, depth: number): PythonValue {
  const object = new PythonDict();
  cursor.advance();
  cursor.skipBlanks();
  if (cursor.takeWord('}')) return object;
  for (;;) {
    if (cursor.next !== '"') cursor.fail('Expecting property name enclosed in double quotes', cursor.at);
    const key = scanJsonText(cursor);
    cursor.skipBlanks();
    if (!cursor.takeWord(':')) cursor.fail("Expecting ':' delimiter", cursor.at);
    cursor.skipBlanks();
    object.set(key, readValue(cursor, depth));
    cursor.skipBlanks();
    if (cursor.takeWord('}')) return object;
    if (!cursor.takeWord(',')) cursor.fail("Expecting ',' delimiter", cursor.at);
    cursor.skipBlanks();
  }
}

function checkDepth(depth: number, kind: string): number {
  if (depth < MAX_DEPTH) return depth + 1;
  const message = `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`;
  throw new PythonError('RecursionError', message);
}
