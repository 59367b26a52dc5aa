import { refuseSyntax } from './token.ts';

export interface ScannedText {
  readonly value: string;
  readonly isBytes: boolean;
  readonly end: number;
}

interface TextStart {
  /** Prefix and quotes. */
  readonly start: string;
  readonly from: number;
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

/** Reads a text literal from behind its opening quotes. @throws PythonError SyntaxError */
export function scanText(source: string, { start, from }: TextStart): ScannedText {
  const prefix = start.replace(/['"]/g, '').toLowerCase();
  const quotes = start.slice(prefix.length);
  const end = findEnd(source, quotes, from);
  const raw = source.slice(from, end).replace(/\r\n?/g, '\n');
  const isBytes = prefix.includes('b');
  if (isBytes && /[^\0-\x7f]/.test(raw)) return refuseSyntax();
  const value = prefix.includes('r') ? raw : unescapeText(raw, isBytes);
  return { value, isBytes, end: end + quotes.length };
}

function findEnd(source: string, quotes: string, from: number): number {
  const isLong = quotes.length === 3;
  for (let at = from; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += source.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (source.startsWith(quotes, at)) return at;
    else if (!isLong && (character === '\n' || character === '\r')) return refuseSyntax();
  }
  return refuseSyntax();
}

/** Halves of a pair that are escaped stay two characters in Python, which a text here cannot hold apart. */
const ESCAPED_PAIR = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/;
const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

function unescapeText(raw: string, isBytes: boolean): string {
  if (!isBytes && ESCAPED_PAIR.test(raw.replaceAll('\\\\', ''))) return refuseSyntax();
  return raw.replace(ESCAPE, (...match) => {
    const [whole, octal, hex, short, long, other] = match as (string | undefined)[];
    if (octal !== undefined) return codeText(Number.parseInt(octal, 8), isBytes);
    if (hex !== undefined) return codeText(Number.parseInt(hex, 16), isBytes);
    const wide = short ?? long;
    if (wide !== undefined) return isBytes ? (whole ?? '') : codeText(Number.parseInt(wide, 16), false);
    return otherEscape(other ?? '', isBytes);
  });
}

function codeText(codePoint: number, isBytes: boolean): string {
  if (codePoint > 0x10ffff) return refuseSyntax();
  return String.fromCodePoint(isBytes ? codePoint & 0xff : codePoint);
}

function otherEscape(character: string, isBytes: boolean): string {
  // `\x4` and the like are errors; `\N{...}` names a character, and the names are not known here.
  if (character === 'x' || (!isBytes && 'uUN'.includes(character))) return refuseSyntax();
  return Object.hasOwn(SIMPLE, character) ? (SIMPLE[character] ?? '') : `\\${character}`;
}
