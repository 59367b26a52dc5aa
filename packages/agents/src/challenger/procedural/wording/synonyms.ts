import type { Random } from '@sca/core';

/** Verbs that a request may begin with, and others that ask for the same. */
const VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['find', ['look up']],
  ['show', ['look up', 'get', 'bring up']],
  ['read', ['look up', 'get']],
  ['list', ['show', 'get']],
  ['work out', ['calculate', 'compute', 'figure out']],
  ['calculate', ['work out', 'compute']],
  ['turn', ['convert']],
  ['change', ['update']],
  ['replace', ['swap']],
  ['give the', ['find the', 'tell me the', 'determine the']],
  ['write the', ['give the', 'work out the']],
  ['open', ['go to']],
  ['return', ['go back']],
]);

/** Other words that mean the same wherever they stand. */
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['least', ['smallest', 'lowest', 'minimum']],
  ['greatest', ['largest', 'highest', 'biggest', 'maximum']],
  ['a text', ['a string']],
  ['backwards', ['in reverse', 'in reverse order']],
  ['occurs', ['appears']],
]);

/** The same request in other words, at times. */
export function reword(clause: string, random: Random): string {
  let text = clause;
  for (const [word, others] of VERBS)
    text = replaceAtTimes(text, { pattern: `^${word}(?![\\w-])`, others, random });
  for (const [word, others] of OTHERS)
    text = replaceAtTimes(text, { pattern: `(?<![\\w-])${word}(?![\\w-])`, others, random });
  return text;
}

interface Replacement {
  readonly pattern: string;
  readonly others: readonly string[];
  readonly random: Random;
}

function replaceAtTimes(text: string, { pattern, others, random }: Replacement): string {
  const found = new RegExp(pattern);
  return found.test(text) && random.integer(0, 3) === 0 ? text.replace(found, random.pick(others)) : text;
}
