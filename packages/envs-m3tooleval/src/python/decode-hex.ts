import { PythonError } from './python-error.ts';

/** Python's `bytes.fromhex(text)`: pairs of digits with ASCII white space between them. @throws PythonError ValueError */
export function decodeHex(text: string): number[] {
  const characters = Array.from(text);
  const foreign = characters.findIndex((character) => character > '\x7f');
  if (foreign >= 0) return refuse(foreign);
  const bytes: number[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    if (/[\t-\r ]/.test(characters[at] ?? '')) continue;
    const high = digitAt(characters, at);
    at += 1;
    bytes.push(high * 16 + digitAt(characters, at));
  }
  return bytes;
}

function digitAt(characters: readonly string[], at: number): number {
  const character = characters[at] ?? '';
  return /^[0-9a-fA-F]$/.test(character) ? Number.parseInt(character, 16) : refuse(at);
}

function refuse(at: number): never {
  throw new PythonError('ValueError', `non-hexadecimal number found in fromhex() arg at position ${at}`);
}
