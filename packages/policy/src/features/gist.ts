import type { TextReading } from '../reading/read-text.ts';
import { hashText, mix, mix3 } from '../text/hash.ts';
import { kinOf, type Word } from '../text/words.ts';

/** What of a user's text tells which tool is meant. */
export interface Gist {
  /** Stems of its content words, each once. */
  readonly stems: ReadonlySet<number>;
  readonly prefixes: ReadonlySet<number>;
  /** Stems and pairs of neighbouring stems. */
  readonly words: readonly number[];
  /** Kinds and looks of the values that stand out. */
  readonly looks: readonly number[];
  /** Hashes of the words of each part of the text, in order. */
  readonly parts: readonly ReadonlySet<number>[];
  /** Hash of how many numbers, texts and lists it offers. */
  readonly supply: number;
}

const gists = new WeakMap<TextReading, Gist>();

export function gistOf(reading: TextReading): Gist {
  const known = gists.get(reading);
  if (known) return known;
  const gist = readGist(reading);
  gists.set(reading, gist);
  return gist;
}

const PAIR = hashText('word pair');
const LOOK = hashText('look');
/** Values less likely than this say nothing. */
const LEAST_PRIOR = -1.2;

function readGist(reading: TextReading): Gist {
  const words = reading.words.filter((word) => word.isContent && !isQuoted(word, reading));
  const stems = words.map(({ stem }) => stem);
  const pairs = stems.slice(1).map((stem, index) => mix3(PAIR, stems[index] ?? 0, stem));
  const values = reading.mentions.filter(({ prior }) => prior >= LEAST_PRIOR);
  // The first trait is the kind, then come neighbours; looks stand last.
  const looks = values.flatMap(({ traits, pointers }) => [...pointers, ...traits.slice(6)]);
  return {
    stems: new Set(stems),
    prefixes: new Set(words.map(({ prefix }) => prefix).filter((prefix) => prefix !== 0)),
    words: [...new Set([...stems, ...pairs])],
    looks: [...new Set(looks.map((look) => mix(LOOK, look)))],
    parts: partsOf(reading, words),
    supply: supplyOf(reading),
  };
}

// Words inside a value say nothing of what is asked.
function isQuoted({ start }: Word, { mentions }: TextReading): boolean {
  return mentions.some(
    ({ prior, value, position, text }) =>
      prior >= 0 && typeof value === 'string' && start >= position && start < position + text.length,
  );
}

// Only the first of several blanks may begin one, or a run of blanks would be gone through for each of them.
const BREAK = /[.?!;:]\s+|,\s+(?:and\s+)?|(?<!\s)\s+(?:(?:and\s+)?then|and)\s+/giu;

function partsOf({ text }: TextReading, words: readonly Word[]): ReadonlySet<number>[] {
  const breaks = [...Array.from(text.matchAll(BREAK), ({ index }) => index), text.length];
  const parts = breaks.map((end, index) => {
    const start = breaks[index - 1] ?? 0;
    return new Set(kinOf(words.filter((word) => word.start >= start && word.start < end)));
  });
  return parts.filter(({ size }) => size > 0);
}

/** Values of one type that are told apart by their count. */
const MOST = 4;

function supplyOf({ mentions }: TextReading): number {
  const values = mentions.filter(({ prior }) => prior >= -0.9).map(({ value }) => value);
  const single = new Set(values.filter((value) => value === null || typeof value !== 'object'));
  const numbers = [...single].filter((value) => typeof value === 'number').length;
  const longest = Math.max(0, ...values.map((value) => (Array.isArray(value) ? value.length : 0)));
  return mix3(Math.min(numbers, MOST), Math.min(single.size - numbers, MOST), Math.min(longest, MOST));
}
