// Words of a parameter's name that say which of several, not what.
const QUALIFIERS = new Set(
  'new old from to source target the of by current other base total all num number count max min'.split(' '),
);

/** Words of a name in the order they stand, lower case: `newItemIds` gives `new`, `item`, `ids`. */
export function spokenWords(name: string): string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/**
 * The same words singular and without qualifiers, for telling whether two names mean the same. A price per night is
 * a price.
 */
export function meaningWords(name: string): string[] {
  const words = spokenWords(name.replace(/([a-z])_per_.*$/, '$1')).map(singular);
  const telling = words.filter((word) => !QUALIFIERS.has(word));
  return telling.length > 0 ? telling : words;
}

export function singular(word: string): string {
  if (/(ss|us|is)$/i.test(word) || word.length < 3) return word;
  if (/ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|z)es$/i.test(word)) return word.slice(0, -2);
  return /s$/i.test(word) ? word.slice(0, -1) : word;
}

/** What a value is called, with a key that is equal for equal words. */
export interface CalledBy {
  readonly words: readonly string[];
  readonly key: string;
}

export function calledBy(words: readonly string[]): CalledBy {
  return { words, key: words.join(' ') };
}

/** How well what a value is called fits: 0 for not at all, 1 where it has all words of the parameter. */
export type Fit = (called: CalledBy) => number;

/** Fits that are remembered; labels of texts may be any number. */
const MAX_REMEMBERED = 5000;

/** Tells how well names fit a parameter with these words. */
export function createFit(parameter: readonly string[]): Fit {
  const known = new Map<string, number>();
  return ({ words, key }) => {
    let fit = known.get(key);
    if (fit === undefined) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      fit = fitOfWords(parameter, words);
      known.set(key, fit);
    }
    return fit;
  };
}

function fitOfWords(parameter: readonly string[], called: readonly string[]): number {
  const shared = parameter.filter((word) => called.includes(word));
  if (shared.length === 0) return 0;
  // An id of something else is worse than anything that shares another word.
  if (parameter.length > 1 && shared.every((word) => word === 'id')) return 0.05;
  // The price of a flight is no flight.
  const isHead = parameter.at(-1) === 'id' || shared.includes(parameter.at(-1) ?? '');
  return (shared.length / parameter.length) * (isHead ? 1 : 0.4);
}
