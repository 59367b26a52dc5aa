import { floatText } from './float-text.ts';
import { MAX_INTEGER_DIGITS } from './integer-text.ts';
import { PythonOpaque, type PythonValue } from './python-value.ts';
import { refuseSyntax } from './token.ts';

const DIGITS = '[0-9](?:_?[0-9])*';
const BASED = /0(?:x(?:_?[0-9a-f])+|o(?:_?[0-7])+|b(?:_?[01])+)/iy;
const DECIMAL = new RegExp(`(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?`, 'iy');
const IMAGINARY = /j/iy;
/** What may follow a number at once: `1if x else 2`. */
const KEYWORD = /(?:and|else|for|if|in|is|not|or)\b/y;
const NAME_PART = /[\p{L}\p{N}_]/uy;

export interface ScannedNumber {
  readonly value: PythonValue;
  readonly end: number;
}

/** Reads a number literal; undefined where there is none. @throws PythonError SyntaxError for `007`, `5x`, `1_` */
export function scanNumber(source: string, at: number): ScannedNumber | undefined {
  const based = matchAt(BASED, source, at);
  if (based !== undefined) return checkEnd(source, { value: BigInt(plain(based)), end: at + based.length });
  const decimal = matchAt(DECIMAL, source, at);
  if (decimal === undefined) return undefined;
  const end = at + decimal.length;
  if (matchAt(IMAGINARY, source, end) !== undefined)
    return checkEnd(source, { value: imaginary(Number(plain(decimal))), end: end + 1 });
  return checkEnd(source, { value: decimalValue(plain(decimal)), end });
}

/** A complex number as its repr shows it. */
function imaginary(part: number): PythonOpaque {
  return new PythonOpaque('complex', `${shortFloat(part)}j`);
}

/** A float as it stands within a complex number: `2`, not `2.0`. */
export function shortFloat(value: number): string {
  return floatText(value).replace(/\.0$/, '');
}

function decimalValue(text: string): PythonValue {
  if (/[.e]/i.test(text)) return Number(text);
  const isPlain = /^(?:0+|[1-9][0-9]*)$/.test(text) && text.length <= MAX_INTEGER_DIGITS;
  return isPlain ? BigInt(text) : refuseSyntax();
}

function checkEnd(source: string, scanned: ScannedNumber): ScannedNumber {
  const isStuck = matchAt(NAME_PART, source, scanned.end) !== undefined;
  return isStuck && matchAt(KEYWORD, source, scanned.end) === undefined ? refuseSyntax() : scanned;
}

function plain(text: string): string {
  return text.replaceAll('_', '');
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
