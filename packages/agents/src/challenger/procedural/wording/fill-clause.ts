import type { Random } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import { singular } from '../words.ts';
import { type FoundNoun, findNoun } from './find-noun.ts';
import { type ParameterNouns, parameterNouns, several, withArticle } from './nouns.ts';
import { enumerate } from './value-phrase.ts';
import { setsTo } from './verbs.ts';

/** An argument as it will stand in a request. */
export interface StatedArgument {
  readonly parameter: Parameter;
  /** The value, or what it is referred to by. */
  readonly phrase: string;
  /** `stated` values stand beside a noun; a `reference` such as `its price` stands for itself. */
  readonly type: 'stated' | 'reference';
  readonly isNumber: boolean;
  readonly isEmpty: boolean;
}

interface Slot {
  readonly argument: StatedArgument;
  readonly nouns: ParameterNouns;
  /** Holds the argument's place while others are put in, so that values are never taken for words. */
  readonly slot: string;
  readonly random: Random;
}

/** Puts arguments into a request: in place of the nouns that they are of, or behind it. */
export function fillClause(clause: string, args: readonly StatedArgument[], random: Random): string {
  const slots = args.map((argument, index) => ({
    ...{ argument, random, slot: `\u0001${index}\u0002` },
    nouns: parameterNouns(argument.parameter),
  }));
  let filled = clause;
  const left: Slot[] = [];
  for (const slot of slots) {
    const others = slots.filter((each) => each !== slot).map(({ nouns }) => nouns.byName);
    const put = slot.argument.isEmpty ? undefined : putInside(filled, slot, others);
    if (put === undefined) left.push(slot);
    else filled = put;
  }
  const whole = addBehind(filled, left);
  return slots.reduce((text, { slot, argument }) => text.replace(slot, () => argument.phrase), whole);
}

function putInside(clause: string, slot: Slot, others: readonly string[]): string | undefined {
  const { nouns } = slot;
  if (nouns.preposition) return putAfterPreposition(clause, nouns.preposition, slot.slot);
  for (const noun of [...nounOfReference(slot.argument), ...nounsFor(nouns, others)]) {
    const found = findNoun(clause, noun, others);
    const text = found && besides(found, slot);
    if (text !== undefined) return clause.slice(0, found?.start) + text + clause.slice(found?.end);
  }
  return undefined;
}

/** `the link "News"` stands for the link that a request speaks of, whatever the parameter is called. */
function nounOfReference({ type, phrase }: StatedArgument): string[] {
  const noun =
    type === 'reference' ? /^the (?:first |second |third |last )?([a-z]{3,})/.exec(phrase)?.[1] : undefined;
  return noun === undefined || noun === 'result' ? [] : [noun];
}

/** A value beside the noun that it is of; undefined where the two do not go together. */
function besides(
  { words, isPlural, before }: FoundNoun,
  { argument, nouns, slot, random }: Slot,
): string | undefined {
  const isList = argument.parameter.kind === 'list';
  if (argument.type === 'reference') return isPlural && !isList ? undefined : slot;
  if (nouns.isId) return words.includes(' ') ? `the ${words} ${slot}` : `${words} ${slot}`;
  if (/^(on|at|from|to)$/.test(before) && !argument.isNumber) return slot;
  if (argument.isNumber) return isPlural ? `${slot} ${words}` : `${withArticle(words)} of ${slot}`;
  const isQuoted = /^["'“]/.test(argument.phrase);
  return isQuoted && random.integer(0, 2) === 0 ? slot : `the ${words} ${slot}`;
}

function putAfterPreposition(clause: string, preposition: string, slot: string): string | undefined {
  const pattern = new RegExp(
    `(?<=^|\\s)${preposition} (another|(?:an?|one|the|some) [a-z]+)(?=[\\s,.]|$)`,
    'i',
  );
  const match = pattern.exec(clause);
  if (!match) return undefined;
  return `${clause.slice(0, match.index)}${preposition} ${slot}${clause.slice(match.index + match[0].length)}`;
}

/** Words whose head says little: `DNA sequence` is as well found by `DNA`. */
const PLAIN_HEAD = /^(sequence|string|number|code|text|value|name|message|location)$/i;

const SAME_THINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['date', ['day']],
  ['location', ['place', 'city']],
  ['message', ['text']],
  ['string', ['text']],
]);

/** Nouns of a parameter, the most telling first. */
function nounsFor(
  { byName, byDescription, isId }: ParameterNouns,
  otherParameters: readonly string[],
): string[] {
  const words =
    byName
      .replace(/^number of /, '')
      .split(/ (?:per|of|in|for) /)[0]
      ?.split(' ') ?? [];
  const head = words.at(-1) ?? '';
  // Where another parameter is one as well, `bags` alone does not say which.
  const isShared = otherParameters.some((other) => other.split(' ').at(-1) === head);
  const others = PLAIN_HEAD.test(singular(head)) || isId ? [...words].reverse() : [head];
  const named = [byName, byDescription].filter((noun) => noun !== undefined);
  const same = named.flatMap((noun) => [noun, ...(SAME_THINGS.get(noun.toLowerCase()) ?? [])]);
  const all = isShared ? same : [...same, byDescription?.split(' ').at(-1) ?? '', ...others];
  return [...new Set(all.map(singular))].filter((noun) => noun.length >= 3);
}

/** Adds arguments behind a request: a few as part of the sentence, many as a list. */
function addBehind(clause: string, left: readonly Slot[]): string {
  if (left.length === 0) return clause;
  if (left.length > 2) return `${clause}: ${left.map(listed).join(', ')}`;
  const verb = clause.split(' ')[0] ?? '';
  const parts = left.map((slot) => trailing(slot, left.length === 1 && setsTo(verb)));
  const once = parts.map((part, index) => (index > 0 ? part.replace(/^with /, '') : part));
  return `${clause}${clause.includes(',') ? ',' : ''} ${enumerate(once)}`;
}

function listed({ argument, nouns, slot }: Slot): string {
  if (argument.isEmpty) return `${nouns.byName} empty`;
  return `${nouns.preposition ?? nouns.byName} ${slot}`;
}

function trailing({ argument, nouns, slot, random }: Slot, isTarget: boolean): string {
  const { byName, byDescription, preposition, isId } = nouns;
  const noun = byDescription && random.integer(0, 2) === 0 ? byDescription : byName;
  if (argument.isEmpty) return `with the ${noun} left empty`;
  if (preposition) return `${preposition} ${slot}`;
  if (isTarget && !isId) return `to ${slot}`;
  const isList = argument.parameter.kind === 'list';
  if (argument.type === 'reference')
    return isList || saysNoun(argument.phrase, noun) ? `with ${slot}` : `with ${slot} as the ${noun}`;
  if (/^\d{4}-\d\d-\d\d$/.test(argument.phrase)) return `on ${slot}`;
  if (argument.isNumber) return `with ${withArticle(noun)} of ${slot}`;
  return isList ? `with the ${several(noun)} ${slot}` : `with the ${noun} ${slot}`;
}

/** `its email` says already that it is an email. */
function saysNoun(phrase: string, noun: string): boolean {
  return phrase.split(' ').includes(noun.split(' ').at(-1) ?? '');
}
