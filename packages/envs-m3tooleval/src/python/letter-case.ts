import { isNewerCodePoint } from './newer-code-points.ts';

/** Lower-case for newer Unicode than Python 3.11's, without being newer themselves. */
const LATE_LOWER = new Set([0x10fc, 0xa7f2, 0xa7f3, 0xa7f4, 0xab69]);
/** Lower-case in Python 3.11 and not since. */
const FORMER_LOWER = 0x295;

/** Python's `text.isupper()`: some letters have a case, and all of those are upper-case. */
export function isUpper(text: string): boolean {
  return hasCase(text, isUpperCharacter, isLowerCharacter);
}

/** Python's `text.islower()`. */
export function isLower(text: string): boolean {
  return hasCase(text, isLowerCharacter, isUpperCharacter);
}

type CharacterTest = (character: string) => boolean;

function hasCase(text: string, isWanted: CharacterTest, isOther: CharacterTest): boolean {
  const characters = Array.from(text);
  const hasOther = characters.some((character) => isOther(character) || /\p{Lt}/u.test(character));
  return !hasOther && characters.some(isWanted);
}

function isUpperCharacter(character: string): boolean {
  return /\p{Uppercase}/u.test(character) && !isNewerCodePoint(character.codePointAt(0) ?? 0);
}

function isLowerCharacter(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint === FORMER_LOWER) return true;
  return /\p{Lowercase}/u.test(character) && !LATE_LOWER.has(codePoint) && !isNewerCodePoint(codePoint);
}
