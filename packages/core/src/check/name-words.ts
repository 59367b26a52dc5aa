// Words that say which of several, not what.
const QUALIFIERS = new Set([
  'new',
  'old',
  'from',
  'to',
  'source',
  'target',
  'the',
  'of',
  'by',
  'current',
  'other',
]);

/** The words of a key or parameter, in lower case and singular: `newItemIds` gives `item`, `id`. */
export function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const words = spaced
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(singular);
  const telling = words.filter((word) => !QUALIFIERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** How likely two names mean the same: 0 for not at all, 1 for the same words. */
export function likeness(left: readonly string[], right: readonly string[]): number {
  const shared = left.filter((word) => right.includes(word));
  const length = Math.max(left.length, right.length);
  // An id of something else is better than no id at all, and worse than anything that shares another word.
  const isOnlyAnId = length > 1 && shared.every((word) => word === 'id');
  return isOnlyAnId ? shared.length / 100 : shared.length / length;
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 2 ? word.slice(0, -1) : word;
}
