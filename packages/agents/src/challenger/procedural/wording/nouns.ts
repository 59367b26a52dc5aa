import type { Parameter } from '../parameter.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { singular, spokenWords } from '../words.ts';
import { isVerb } from './verbs.ts';

/** What a parameter is called in a sentence. */
export interface ParameterNouns {
  /** By its name, such as `payment method`; never empty. */
  readonly byName: string;
  /** By its description, such as `postal code`; undefined where that is no short name. */
  readonly byDescription: string | undefined;
  /** True where the value is an id: then the thing itself is meant. */
  readonly isId: boolean;
  /** A preposition that the name begins with. */
  readonly preposition: string | undefined;
}

const PREPOSITIONS = new Set([
  'from',
  'to',
  'by',
  'at',
  'in',
  'on',
  'for',
  'with',
  'until',
  'before',
  'after',
]);
/** Names that say nothing of what is meant. */
const EMPTY_NAMES = new Set([
  'args',
  'arg',
  'value',
  'values',
  'input',
  'param',
  'params',
  'data',
  'items',
  'kwargs',
]);
/** Words that stand for a whole sentence, not for a thing. */
const QUESTION_WORDS =
  /^(where|what|why|how|which|when|who|whether|one|any|all|every|everyone|everything|us|in|on|at|of|to|as|for)\b/i;

/** What a parameter is called, by its name and by its description. */
export function parameterNouns({ name, description, kind }: Parameter): ParameterNouns {
  const words = spokenWords(name).flatMap((word) =>
    /^[a-z]+\d$/.test(word) ? [word.slice(0, -1), word.slice(-1)] : [word],
  );
  const isId = words.length > 1 && /^ids?$/.test(words.at(-1) ?? '');
  const preposition = PREPOSITIONS.has(words[0] ?? '') && words.length > 1 ? words[0] : undefined;
  const told = isId ? words.slice(0, -1) : preposition ? words.slice(1) : words;
  const byDescription = describedNoun(description);
  const isCryptic = EMPTY_NAMES.has(name) || name.length <= 2;
  const plain = told.join(' ').replace(/^num /, 'number of ');
  const byName = isCryptic
    ? (byDescription ?? (kind === 'string' ? 'text' : kind === 'list' ? 'values' : 'value'))
    : plain;
  return { byName: withCapitals(byName, description), byDescription, isId, preposition };
}

/** The thing that a description names first: `The text to decode.` gives `text`. */
function describedNoun(description: string): string | undefined {
  const many = /^any (?:count|number) of (\w+)/i.exec(description)?.[1];
  if (many) return many;
  const head = description.split(/[.,;:(]| to | that | which | of the | as | for | in /)[0]?.trim() ?? '';
  const noun = head.replace(/^(the|an?|one|two|three|four)\s+/i, '');
  const count = noun.split(' ').length;
  if (noun === '' || count > 3 || QUESTION_WORDS.test(noun) || !/^[A-Za-z][A-Za-z ]*$/.test(noun))
    return undefined;
  return /^[A-Z]{2,}/.test(noun) || /^[a-z]+[A-Z]/.test(noun)
    ? noun
    : noun.charAt(0).toLowerCase() + noun.slice(1);
}

/** Writes abbreviations as the description does: `dna sequence` beside "DNA, ..." gives `DNA sequence`. */
function withCapitals(noun: string, description: string): string {
  const capitals = new Map(
    (description.match(/\b[a-z]?[A-Z]{2,}\b/g) ?? []).map((word) => [word.toLowerCase(), word]),
  );
  return noun
    .split(' ')
    .map((word) => capitals.get(word) ?? word)
    .join(' ');
}

/** What a call's result is: the words of the tool's name without verb and filler, such as `ticket`. */
export function resultNoun({ name }: ToolFacts): string {
  const subject = name.split(/_(?:by|for|with|to|from)_/)[0] ?? name;
  const words = spokenWords(subject).filter((word) => !FILLERS.has(word));
  const nouns = words.length > 1 && isVerb(words[0] ?? '') ? words.slice(1) : words;
  return nouns.join(' ');
}

const FILLERS = new Set(['details', 'detail', 'info', 'information', 'data', 'all', 'list', 'by']);

/** One of several: `tickets` gives `ticket`. */
export function oneOf(noun: string): string {
  const words = noun.split(' ');
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ');
}

/** Several: `price` gives `prices`. */
export function several(noun: string): string {
  const [, head, rest] = /^(\w+)( per .*)$/.exec(noun) ?? [];
  if (head && rest) return several(head) + rest;
  if (/s$/.test(noun)) return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `a price`, `an order`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
