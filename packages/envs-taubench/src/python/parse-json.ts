import { markText, restoreKeys } from './mark-text.ts';
import { encodeNumber, readLiteral } from './python-number.ts';
import { dictOf, isIndexKey, type PythonDict, type PythonValue } from './python-value.ts';

/** A JSON text that cannot be read; `position` counts UTF-16 units from 0. */
export class JsonTextError extends Error {
  readonly position: number;

  constructor(problem: string, position: number) {
    super(`${problem} at position ${position}`);
    this.name = 'JsonTextError';
    this.position = position;
  }
}

/**
 * Reads JSON text as Python's `json.loads` does: ints apart from floats, keys in the order of the text.
 *
 * Files are megabytes, so wherever it can be done the text is marked and left to `JSON.parse`.
 *
 * @throws JsonTextError saying what was found where.
 */
export function parseJson(text: string): PythonValue {
  const marked = markText(text);
  const parsed = marked && parsePlain(marked.text);
  if (parsed !== undefined) return restoreKeys(parsed, marked?.markedKeys ?? 0);
  const reader: Reader = { text, at: 0 };
  const value = readValue(reader);
  skipBlanks(reader);
  if (reader.at < text.length) throw unexpected(reader);
  return value;
}

/** What the fast parser makes of a text; undefined where it is no JSON. */
function parsePlain(text: string): PythonValue | undefined {
  try {
    return JSON.parse(text) as PythonValue;
  } catch {
    return undefined;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;
const WORD = /true|false|null|NaN|Infinity|-Infinity/y;
const BLANKS = /[ \t\n\r]*/y;

const WORDS: Readonly<Record<string, PythonValue>> = {
  true: true,
  false: false,
  null: null,
  NaN: { $number: 'nan' },
  Infinity: { $number: 'inf' },
  '-Infinity': { $number: '-inf' },
};

function readValue(reader: Reader): PythonValue {
  skipBlanks(reader);
  const first = reader.text[reader.at];
  if (first === '{') return readObject(reader);
  if (first === '[') return readArray(reader);
  if (first === '"') return readString(reader);
  const word = take(reader, WORD);
  if (word !== undefined) return WORDS[word] as PythonValue;
  const literal = take(reader, NUMBER);
  if (literal === undefined) throw unexpected(reader);
  return encodeNumber(readLiteral(literal));
}

function readObject(reader: Reader): PythonDict {
  const entries: [string, PythonValue][] = [];
  let hasIndexKey = false;
  const isMore = openList(reader, '}');
  while (isMore()) {
    skipBlanks(reader);
    const key = readString(reader);
    expect(reader, ':');
    hasIndexKey ||= isIndexKey(key);
    entries.push([key, readValue(reader)]);
  }
  return hasIndexKey ? dictOf(entries) : Object.fromEntries(entries);
}

function readArray(reader: Reader): PythonValue[] {
  const items: PythonValue[] = [];
  const isMore = openList(reader, ']');
  while (isMore()) items.push(readValue(reader));
  return items;
}

/** Steps over the opening bracket; the function tells, between the items, whether one more follows. */
function openList(reader: Reader, close: string): () => boolean {
  reader.at += 1;
  let isFirst = true;
  return () => {
    skipBlanks(reader);
    const found = reader.text[reader.at];
    if (found === close) reader.at += 1;
    else if (!isFirst) expect(reader, ',');
    isFirst = false;
    return found !== close;
  };
}

function readString(reader: Reader): string {
  const literal = take(reader, STRING);
  if (literal === undefined && reader.text[reader.at] === '"') {
    throw new JsonTextError('a string does not end', reader.text.length);
  }
  const text = literal?.includes('\\') ? parsePlain(literal) : literal?.slice(1, -1);
  if (typeof text !== 'string') throw unexpected(reader);
  return text;
}

function expect(reader: Reader, mark: string): void {
  skipBlanks(reader);
  if (reader.text[reader.at] !== mark) throw unexpected(reader);
  reader.at += 1;
}

function skipBlanks(reader: Reader): void {
  take(reader, BLANKS);
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text)?.[0];
  if (match !== undefined) reader.at = pattern.lastIndex;
  return match;
}

function unexpected({ text, at }: Reader): JsonTextError {
  const found = at < text.length ? `unexpected ${JSON.stringify(text[at])}` : 'the text ends too early';
  return new JsonTextError(found, at);
}
