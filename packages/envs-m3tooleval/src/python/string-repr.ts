import { isNewerCodePoint } from './newer-code-points.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A str as `repr()` writes it: in single quotes unless it holds one and no double quote. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const character of text) body += character === quote ? `\\${quote}` : escapeCharacter(character);
  return quote + body + quote;
}

function escapeCharacter(character: string): string {
  return NAMED.get(character) ?? (isPrintable(character) ? character : escapeCode(character));
}

function isPrintable(character: string): boolean {
  if (character >= ' ' && character <= '~') return true;
  return !/[\p{C}\p{Z}]/u.test(character) && !isNewerCodePoint(character.codePointAt(0) ?? 0);
}

function escapeCode(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
