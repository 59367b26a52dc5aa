import { iterate } from '../../python/extreme.ts';
import { isLower, isUpper } from '../../python/letter-case.ts';
import { PythonError } from '../../python/python-error.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { typeName } from '../../python/type-name.ts';

const LETTERS = 26n;
const UPPER_A = 65n;
const LOWER_A = 97n;

/** Moves letters back by `shift` places. Letters of any script count, so that accented ones become ASCII. */
export function shiftLetters(message: PythonValue, shift: bigint): string {
  return iterate(message)
    .map((character) => shiftLetter(character, shift))
    .join('');
}

function shiftLetter(character: PythonValue, shift: bigint): string {
  if (typeof character !== 'string')
    throw new PythonError('AttributeError', `'${typeName(character)}' object has no attribute 'isupper'`);
  if (isUpper(character)) return moved(character, shift, UPPER_A);
  return isLower(character) ? moved(character, shift, LOWER_A) : character;
}

function moved(character: string, shift: bigint, first: bigint): string {
  const [letter = '', ...more] = Array.from(character);
  if (more.length > 0) {
    const message = `ord() expected a character, but string of length ${more.length + 1} found`;
    throw new PythonError('TypeError', message);
  }
  const place = (BigInt(letter.codePointAt(0) ?? 0) - shift - first) % LETTERS;
  return String.fromCharCode(Number((place < 0n ? place + LETTERS : place) + first));
}
