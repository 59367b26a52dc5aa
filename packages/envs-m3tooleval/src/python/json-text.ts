import type { JsonCursor } from './json-cursor.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses exactly these
const PLAIN = /[^"\\\0-\x1f]*/y;
const HEX = /[0-9a-fA-F]{4}/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads a JSON text from its opening quote on, with the messages of Python's decoder. */
export function scanJsonText(cursor: JsonCursor): string {
  const start = cursor.at;
  cursor.advance();
  let text = '';
  for (;;) {
    text += cursor.match(PLAIN)?.[0] ?? '';
    if (cursor.isAtEnd) cursor.fail('Unterminated string starting at', start);
    if (cursor.takeWord('"')) return text;
    if (cursor.next !== '\\') cursor.fail('Invalid control character at', cursor.at);
    text += scanEscape(cursor, start);
  }
}

function scanEscape(cursor: JsonCursor, start: number): string {
  const backslash = cursor.at;
  cursor.advance();
  if (cursor.isAtEnd) cursor.fail('Unterminated string starting at', start);
  const { next } = cursor;
  const simple = ESCAPES.get(next);
  if (simple === undefined && next !== 'u') cursor.fail('Invalid \\escape', backslash);
  cursor.advance();
  if (simple !== undefined) return simple;
  // Python's decoder wants the digits and at least one character after them.
  const isCutOff = cursor.at + 4 >= cursor.text.length;
  const code =
    (isCutOff ? undefined : cursor.match(HEX)) ?? cursor.fail('Invalid \\uXXXX escape', backslash + 1);
  return String.fromCharCode(Number.parseInt(code[0], 16));
}
