import { floatText } from './float-text.ts';
import { dictOf, type PythonDict, type PythonValue } from './python-value.ts';

// What JSON.parse would lose: integral floats, exponents, long numbers, keys that look like indices.
const LOSSY = /[:[,]\s*-?(?:\d+\.0+\s*[,}\]]|\d+(?:\.\d+)?[eE]|\d{16})|"\d{1,10}"\s*:|NaN|Infinity/;
// A text that is one number. Apart from the others, which are quick to find as they begin with a mark.
const ONE_NUMBER = /^\s*-?\d/;

// A quote after a word character ends a key: one that opens a string follows a blank or a mark, one inside is escaped.
const FLOAT_MEMBER = /(\w"\s*:\s*)(-?\d+\.0+)(?=\s*[,}\]])/g;

// A quote inside a string follows a backslash.
const INDEX_KEY = /(^|[^\\])"(\d{1,10}"\s*:)/g;
/** Stands before keys that look like indices while JavaScript has them in hand. */
const KEY_MARK = '\0';
const ESCAPED_KEY_MARK = '\\u0000';

/** A text from which `JSON.parse` loses nothing. */
export interface MarkedText {
  readonly text: string;
  /** How many keys {@link restoreKeys} has to take a mark off. */
  readonly markedKeys: number;
}

/** Marks integral floats and keys that look like indices. Undefined where the text holds more than that. */
export function markText(text: string): MarkedText | undefined {
  if (ONE_NUMBER.test(text)) return undefined;
  if (!LOSSY.test(text)) return { text, markedKeys: 0 };
  if (text.includes(ESCAPED_KEY_MARK)) return undefined;
  const withFloats = text.replace(FLOAT_MEMBER, markFloat);
  const marked = withFloats.replace(INDEX_KEY, `$1"${ESCAPED_KEY_MARK}$2`);
  const markedKeys = (marked.length - withFloats.length) / ESCAPED_KEY_MARK.length;
  return LOSSY.test(marked) ? undefined : { text: marked, markedKeys };
}

function markFloat(_match: string, before: string, literal: string): string {
  return `${before}{"$number":"${floatText(Number(literal))}"}`;
}

/** Takes the marks off the keys, remembering their order. Looks no further than the last one. */
export function restoreKeys(value: PythonValue, markedKeys: number): PythonValue {
  const search = { left: markedKeys };
  return search.left === 0 ? value : restore(value as PythonDict, search);
}

function restore(members: PythonDict, search: { left: number }): PythonDict {
  const keys = Object.keys(members);
  const marked = keys.filter((key) => key.startsWith(KEY_MARK)).length;
  search.left -= marked;
  for (const key of keys) {
    if (search.left === 0) break;
    const member = members[key] as PythonValue;
    if (member !== null && typeof member === 'object') members[key] = restore(member as PythonDict, search);
  }
  return marked === 0 ? members : dictOf(keys.map((key) => [unmark(key), members[key] as PythonValue]));
}

function unmark(key: string): string {
  return key.startsWith(KEY_MARK) ? key.slice(KEY_MARK.length) : key;
}
