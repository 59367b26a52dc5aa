import { ESCAPABLE } from './escapable.ts';
import { numberOf, numberText } from './python-number.ts';
import { isDict, keysOf, type PythonValue } from './python-value.ts';

/** Python's `str(value)`, as exception texts and f-strings show it. */
export function strOf(value: PythonValue): string {
  return typeof value === 'string' ? value : reprOf(value);
}

/** Python's `repr(value)`. */
export function reprOf(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return reprString(value);
  if (Array.isArray(value)) return `[${value.map(reprOf).join(', ')}]`;
  if (typeof value === 'number' || !isDict(value)) return numberText(numberOf(value) as bigint | number);
  const members = keysOf(value).map((key) => `${reprString(key)}: ${reprOf(value[key] as PythonValue)}`);
  return `{${members.join(', ')}}`;
}

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function reprString(text: string): string {
  // Most texts need no escape, and asking is cheap.
  if (/^[ -&(-[\]-~]*$/.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(ESCAPABLE, (character) => {
    if (character === ' ') return character;
    if (character === "'") return quote === "'" ? "\\'" : character;
    return NAMED[character] ?? escapeCodePoint(character.codePointAt(0) as number);
  });
  return quote + body + quote;
}

function escapeCodePoint(codePoint: number): string {
  const digits = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return codePoint < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
