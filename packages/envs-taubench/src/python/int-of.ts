import { refuse } from './python-error.ts';
import { reprOf } from './python-text.ts';

// Of JavaScript's blanks the byte order mark is none for Python; the next line, \x85, is one for Python only.
const BLANKS = /^(?:(?!\ufeff)[\s\x85])+|(?:(?!\ufeff)[\s\x85])+$/g;
const INT = /^([+-]?)(\p{Nd}+(?:_\p{Nd}+)*)$/u;

/** Python's `int(text)`: blanks around it, a sign, single underscores between digits, digits of any script. */
export function intOf(text: string): bigint {
  const match = INT.exec(text.replace(BLANKS, ''));
  if (!match) return refuse(`invalid literal for int() with base 10: ${reprOf(text)}`);
  const [, sign, digits] = match as unknown as [string, string, string];
  return BigInt((sign === '-' ? '-' : '') + asciiDigits(digits));
}

function asciiDigits(digits: string): string {
  return [...digits]
    .filter((digit) => digit !== '_')
    .map(digitValue)
    .join('');
}

/** Decimal digits come in runs of ten code points, zero first. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) as number;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}
