import type { Json } from '@sca/core';

/**
 * Reads a text that is one JSON or Python literal: numbers, strings in either quotes, true and True, null and
 * None, lists, tuples (as lists), objects. Undefined where the text is anything else.
 */
export function readLiteral(text: string): Json | undefined {
  const cursor: Cursor = { text, at: 0 };
  try {
    const value = readValue(cursor, 0);
    skipSpace(cursor);
    return cursor.at === text.length ? value : undefined;
  } catch (thrown) {
    if (thrown === NO_LITERAL) return undefined;
    throw thrown;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

const NO_LITERAL = new Error('no literal');
const MAX_DEPTH = 50;
const ATOM = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z]+/y;
const NAMES: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);

function readValue(cursor: Cursor, depth: number): Json {
  if (depth > MAX_DEPTH) throw NO_LITERAL;
  skipSpace(cursor);
  switch (cursor.text[cursor.at]) {
    case '[':
      return readList(cursor, ']', depth);
    case '(':
      return readList(cursor, ')', depth);
    case '{':
      return readObject(cursor, depth);
    case '"':
    case "'":
      return readString(cursor);
    default:
      return readAtom(cursor);
  }
}

function readAtom(cursor: Cursor): Json {
  ATOM.lastIndex = cursor.at;
  const atom = ATOM.exec(cursor.text)?.[0] ?? '';
  cursor.at += atom.length;
  const named = NAMES.get(atom);
  if (named !== undefined) return named;
  const number = atom === '' ? Number.NaN : Number(atom);
  if (!Number.isFinite(number)) throw NO_LITERAL;
  return number;
}

function readList(cursor: Cursor, close: string, depth: number): Json {
  const items: Json[] = [];
  readItems(cursor, close, () => items.push(readValue(cursor, depth + 1)));
  return items;
}

function readObject(cursor: Cursor, depth: number): Json {
  const entries: [string, Json][] = [];
  readItems(cursor, '}', () => {
    const key = readValue(cursor, depth + 1);
    if (!takes(cursor, ':')) throw NO_LITERAL;
    entries.push([typeof key === 'string' ? key : JSON.stringify(key), readValue(cursor, depth + 1)]);
  });
  return Object.fromEntries(entries);
}

function readItems(cursor: Cursor, close: string, readItem: () => void): void {
  cursor.at += 1;
  while (!takes(cursor, close)) {
    readItem();
    if (takes(cursor, ',')) continue;
    if (takes(cursor, close)) return;
    throw NO_LITERAL;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

function readString(cursor: Cursor): string {
  const { text } = cursor;
  const quote = text[cursor.at];
  let read = '';
  for (cursor.at += 1; cursor.at < text.length; cursor.at += 1) {
    const letter = text[cursor.at] as string;
    if (letter === quote) {
      cursor.at += 1;
      return read;
    }
    read += letter === '\\' ? readEscape(cursor) : letter;
  }
  throw NO_LITERAL;
}

// Leaves the cursor on the last character of the escape.
function readEscape(cursor: Cursor): string {
  cursor.at += 1;
  const letter = cursor.text[cursor.at] ?? '';
  const digits = letter === 'u' ? 4 : letter === 'x' ? 2 : 0;
  const code = Number.parseInt(cursor.text.slice(cursor.at + 1, cursor.at + 1 + digits), 16);
  if (Number.isNaN(code)) return ESCAPES.get(letter) ?? letter;
  cursor.at += digits;
  return String.fromCharCode(code);
}

function takes(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at += 1;
  return true;
}

function skipSpace(cursor: Cursor): void {
  let code = cursor.text.charCodeAt(cursor.at);
  while (code === 32 || (code >= 9 && code <= 13)) {
    cursor.at += 1;
    code = cursor.text.charCodeAt(cursor.at);
  }
}
