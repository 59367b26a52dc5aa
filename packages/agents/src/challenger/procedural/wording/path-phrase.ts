import type { Random } from '@sca/core';
import type { Path, PathStep, Pick } from '../program/path.ts';
import { spokenWords } from '../words.ts';
import { oneOf, several } from './nouns.ts';
import { type Quotes, quoted, statedValue } from './value-phrase.ts';

/** The value that a path starts from. */
export interface Owner {
  /** How it is referred to: `that ticket`, `the result of the first step`. */
  readonly phrase: string;
  /** What it is, such as `ticket`; where it is a list, what its items are. */
  readonly noun: string;
  /** True where `its status` says enough. */
  readonly isNear: boolean;
}

export interface PhraseStyle {
  readonly random: Random;
  readonly quotes: Quotes;
}

/** What is known of the end of a path. */
export interface PathEnd {
  /** True where a number stands there: `tickets: 3` is a number of tickets. */
  readonly isNumber?: boolean;
  /** True where the id is meant for the thing: `customer_id` is the customer. */
  readonly isThing?: boolean;
  /** True where it is asked for: then of a link the address is meant. */
  readonly isAsked?: boolean;
}

/** A part of a value as a person would name it: `the priority of the first ticket`. */
export function pathPhrase(
  owner: Owner,
  { path, end = {} }: { path: Path; end?: PathEnd },
  style: PhraseStyle,
): string {
  let current = owner;
  const last = path.length - 1;
  for (const [index, step] of path.entries()) {
    current = stepPhrase(current, { step, end: index === last ? end : {} }, style);
  }
  return current.phrase;
}

interface Step {
  readonly step: PathStep;
  readonly end: PathEnd;
}

function stepPhrase(owner: Owner, { step, end }: Step, style: PhraseStyle): Owner {
  const { random, quotes } = style;
  switch (step.type) {
    case 'field':
      return fieldPhrase(owner, { member: memberNoun(step.key, end, style), style });
    case 'item':
      return pickPhrase(owner, step.pick, style);
    case 'entry': {
      const one = pickPhrase(owner, step.pick, style);
      return step.take === 'key' && !end.isThing ? { ...one, phrase: `the id of ${one.phrase}` } : one;
    }
    case 'label':
      return named(labelNoun(step.label, style));
    case 'link':
      return {
        ...named(`${end.isAsked ? 'address of the ' : ''}link ${quoted(step.label, quotes)}`),
        noun: 'link',
      };
    case 'gap':
      return named(`number missing from ${quoted(`${step.before} ... ${step.after}`, quotes)}`);
    case 'pluck':
      return named(`${several(spokenWords(step.key).join(' '))} of ${listPhrase(owner)}`);
    case 'entries':
      return named(random.pick([`entries of ${owner.phrase}`, `names and numbers in ${owner.phrase}`]));
    case 'count':
      return named(`number of ${several(owner.noun)}`);
  }
}

function named(noun: string): Owner {
  return { phrase: `the ${noun}`, noun, isNear: false };
}

/** What a member of a record is called. */
function memberNoun(key: string, end: PathEnd, { random, quotes }: PhraseStyle): string {
  // `T` or `Garden Shears` are not names of members.
  if (!/^[a-z_][A-Za-z_]+\d?$/.test(key)) {
    return `${random.pick(['entry', 'figure', 'value'])} for ${quoted(key, quotes)}`;
  }
  const words = spokenWords(key);
  if (end.isThing && words.length > 1 && words.at(-1) === 'id') return words.slice(0, -1).join(' ');
  if (/^(on|at|by)$/.test(words.at(-1) ?? '')) return `${quoted(words.join(' '), quotes)} entry`;
  const noun = words.join(' ');
  return end.isNumber && /[^s]s$/.test(noun) && words[0] !== 'number' ? `number of ${noun}` : noun;
}

function fieldPhrase(
  { phrase, isNear }: Owner,
  { member, style }: { member: string; style: PhraseStyle },
): Owner {
  const isShort = isNear && !member.includes(' for ') && style.random.integer(0, 1) === 0;
  if (isShort) return { phrase: `its ${member}`, noun: member, isNear: false };
  const isEntry = member.includes(' for ');
  return {
    phrase: isEntry && isNear ? `the ${member}` : `the ${member} of ${phrase}`,
    noun: member,
    isNear: false,
  };
}

function pickPhrase({ noun, phrase }: Owner, pick: Pick, { random, quotes }: PhraseStyle): Owner {
  const one = oneOf(noun) || 'item';
  // `the first item of that order` rather than `the first item in the items of that order`.
  const holder = /^the [\w ]+? of (.*)$/.exec(phrase)?.[1] ?? (/^its /.test(phrase) ? 'it' : undefined);
  const of = holder === undefined || holder === 'it' ? '' : ` of ${holder}`;
  const article = holder === 'it' ? 'its' : 'the';
  const picked = (words: string): Owner => ({ phrase: `${article} ${words}${of}`, noun: one, isNear: false });
  if (pick.by === 'position') {
    return picked(
      `${pick.index < 0 ? 'last' : (['first', 'second', 'third'][pick.index] ?? 'first')} ${one}`,
    );
  }
  const key = spokenWords(pick.key).join(' ');
  if (pick.by !== 'member') return picked(`${one} with the ${pick.by} ${key}`);
  const value = statedValue(pick.value, quotes, random);
  return of === ''
    ? picked(random.pick([`${one} whose ${key} is ${value}`, `${one} with the ${key} ${value}`]))
    : picked(`${one} with the ${key} ${value}`);
}

function listPhrase({ noun, phrase }: Owner): string {
  return phrase.startsWith('the ') && phrase.includes(' of ') ? phrase : `those ${several(noun)}`;
}

/** `Lending fee` is a noun of its own, while nobody knows of `Open` what word it is. */
function labelNoun(label: string, { random, quotes }: PhraseStyle): string {
  const lowered = label
    .split(' ')
    .map((word) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
  const isNoun = label.includes(' ') && random.integer(0, 3) > 0;
  return isNoun ? lowered : `entry ${quoted(label, quotes)}`;
}
