import { hashText, mix, mix3 } from './hash.ts';

const SHAPE = hashText('shape');
/** Texts of at most this many different letters are also told apart by which those are. */
const FEW_LETTERS = 5;
/** Characters of a text that are looked at. */
const LOOKED_AT = 200;

/** Hashes of what a text looks like, whatever it says: its kinds of characters, its length, its few letters. */
export function shapesOf(text: string): number[] {
  const seen = text.slice(0, LOOKED_AT);
  let kinds = 0;
  for (let index = 0; index < seen.length; index += 1) kinds |= kindOf(seen.charCodeAt(index));
  const shapes = [mix(SHAPE, kinds), mix3(SHAPE, kinds, Math.ceil(Math.log2(seen.length + 1)))];
  const letters = new Set(seen);
  const isOfFewLetters = seen.length > 1 && letters.size <= FEW_LETTERS && !/\d/.test(seen);
  if (isOfFewLetters) shapes.push(mix(SHAPE, hashText([...letters].sort().join(''))));
  return shapes;
}

// Letters are told apart at f, where hexadecimal digits end.
function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 97 && code <= 102) return 2;
  if (code >= 103 && code <= 122) return 4;
  if (code >= 65 && code <= 70) return 8;
  if (code >= 71 && code <= 90) return 16;
  if (code === 32 || code === 10) return 32;
  if (code === 46 || code === 44) return 64;
  return code < 128 ? 128 : 256;
}
