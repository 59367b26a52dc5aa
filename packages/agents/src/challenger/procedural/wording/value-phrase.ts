import type { Json, Random } from '@sca/core';
import { isList } from '../program/path.ts';
import { isRecord } from '../values/sighting.ts';
import { spokenWords } from '../words.ts';

/** How texts are set off in one instruction. */
export type Quotes = readonly [open: string, close: string];

const QUOTES: readonly Quotes[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
];

/** Chooses the quotes of one instruction. */
export function chooseQuotes(random: Random): Quotes {
  return random.pick(QUOTES);
}

/** A value as a person writes it: numbers and ids bare, texts of several words in quotes. */
export function statedValue(value: Json, quotes: Quotes, random: Random): string {
  if (typeof value === 'string') return statedText(value, quotes, random);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return statedList(value, quotes, random);
  return isRecord(value) ? statedRecord(value, quotes, random) : String(value);
}

function statedText(text: string, quotes: Quotes, random: Random): string {
  const isBare = /^[#\w][\w#@.+\-/]*\w$|^\w$/.test(text);
  // One word of letters alone would be taken for a word of the sentence.
  const isPlainWord = /^[a-z]+$/.test(text);
  if (isBare && !isPlainWord && random.integer(0, 2) > 0) return text;
  return quoted(text, quotes);
}

/** A text in quotes that do not occur in it. */
export function quoted(text: string, quotes: Quotes): string {
  const fitting = [quotes, ...QUOTES].find(([open, close]) => !text.includes(open) && !text.includes(close));
  const [open, close] = fitting ?? quotes;
  return `${open}${text}${close}`;
}

function statedList(items: readonly Json[], quotes: Quotes, random: Random): string {
  const stated = items.map((item) => statedValue(item, quotes, random));
  return items.some(isRecord) ? stated.join('; ') : enumerate(stated);
}

function statedRecord(record: { readonly [key: string]: Json }, quotes: Quotes, random: Random): string {
  return Object.entries(record)
    .map(
      ([key, value]) =>
        `${spokenWords(key).join(' ')} ${value === '' ? 'empty' : statedValue(value, quotes, random)}`,
    )
    .join(', ');
}

/** `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
