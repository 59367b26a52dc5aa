import { FUNCTION_WORDS } from './function-words.ts';
import { hashText } from './hash.ts';
import { stemOf } from './stem.ts';

/** A word, and where it stands in its text. */
export interface Word {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Hash of the word in lower case. */
  readonly hash: number;
  /** Hash of its stem. */
  readonly stem: number;
  /** Hash of its first letters, which derived forms share; 0 for short words. */
  readonly prefix: number;
  /** False for words like "the". */
  readonly isContent: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu;
const PREFIX_LENGTH = 5;

export function readWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => wordOf(match[0], match.index));
}

/** The words of an identifier, such as `from_location` or `numNights`. */
export function readNameWords(name: string): Word[] {
  return readWords(name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}]+/gu, ' '));
}

/** Hashes under which words meet that are forms of one another: stems and prefixes. */
export function kinOf(words: readonly Word[]): number[] {
  return words.flatMap(({ stem, prefix }) => (prefix === 0 ? [stem] : [stem, prefix]));
}

function wordOf(text: string, start: number): Word {
  const lower = text.toLowerCase().replace(/['’]\p{L}+$/u, '');
  return {
    start,
    end: start + text.length,
    hash: hashText(lower),
    stem: hashText(stemOf(lower)),
    prefix: lower.length > PREFIX_LENGTH ? hashText(`${lower.slice(0, PREFIX_LENGTH)}-`) : 0,
    isContent: lower.length > 1 && !FUNCTION_WORDS.has(lower),
  };
}
