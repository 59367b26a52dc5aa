import { MAX_INTEGER_DIGITS } from './integer-text.ts';
import { isNewerCodePoint } from './newer-code-points.ts';
import { isSpace, stripCharacters } from './white-space.ts';

const INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/;
const DIGITS = '[0-9]+(?:_[0-9]+)*';
const FLOAT = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** Python's `int(text)`; undefined where it raises ValueError. */
export function parseInteger(text: string): bigint | undefined {
  const plain = toAscii(text);
  if (!INTEGER.test(plain)) return undefined;
  const digits = plain.replace(/[+_-]/g, '');
  if (digits.length > MAX_INTEGER_DIGITS) return undefined;
  return plain.startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

/** Python's `float(text)`; undefined where it raises ValueError. */
export function parseFloatText(text: string): number | undefined {
  const plain = toAscii(text);
  const special = SPECIAL.exec(plain);
  if (special) return special[2] ? Number(`${special[1]}Infinity`) : Number.NaN;
  return FLOAT.test(plain) ? Number(plain.replaceAll('_', '')) : undefined;
}

/** The digits of any script as ASCII ones, without the white space around. */
function toAscii(text: string): string {
  return stripCharacters(Array.from(text, plainCharacter).join(''), '\t\n\v\f\r ');
}

function plainCharacter(character: string): string {
  if (character <= '\x7f') return character;
  if (isSpace(character)) return ' ';
  const codePoint = character.codePointAt(0) ?? 0;
  return isDigit(codePoint) ? String(digitValue(codePoint)) : '?';
}

function isDigit(codePoint: number): boolean {
  return /\p{Nd}/u.test(String.fromCodePoint(codePoint)) && !isNewerCodePoint(codePoint);
}

// Digits come in runs of ten that begin with the zero.
function digitValue(codePoint: number): number {
  let first = codePoint;
  while (isDigit(first - 1)) first -= 1;
  return (codePoint - first) % 10;
}
