import type { Json } from '@sca/core';
import { isList, type Path } from '../program/path.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { spokenWords } from '../words.ts';
import { type Owner, type PhraseStyle, pathPhrase } from './path-phrase.ts';
import { quoted } from './value-phrase.ts';

/** What is asked for. */
export interface Asked {
  readonly answer: Json;
  readonly path: Path;
  /** The result that it is a part of. */
  readonly owner: Owner;
  readonly tool: ToolFacts;
}

/** A question for the answer, in several ways of putting it. */
export interface Ask {
  /** A sentence that stands after the requests, such as `What is its status?`. */
  readonly after: string;
  /** The answer as a noun phrase, such as `the status of that ticket`; undefined where it is the whole result. */
  readonly noun: string | undefined;
  /** True where the whole last result is asked for. */
  readonly isWhole: boolean;
  /** A hint at the form of the answer; often not needed. */
  readonly form: string | undefined;
}

/** Asks for a part of the last result. */
export function askFor({ answer, path, owner }: Asked, style: PhraseStyle): Ask {
  const { random } = style;
  const last = path.at(-1);
  if (typeof answer === 'boolean' && last?.type === 'field') {
    const thing = pathPhrase(owner, { path: path.slice(0, -1) }, style);
    const after = `Is ${quoted(spokenWords(last.key).join(' '), style.quotes)} true or false for ${thing}?`;
    return { after, noun: undefined, isWhole: false, form: formOf(answer) };
  }
  if (path.length > 0) {
    const noun = pathPhrase(
      owner,
      { path, end: { isNumber: typeof answer === 'number', isAsked: true } },
      style,
    );
    const after = random.pick([
      `What is ${noun}?`,
      `Tell me ${noun}.`,
      `Report ${noun}.`,
      `Answer with ${noun}.`,
      `I want to know ${noun}.`,
    ]);
    return { after, noun, isWhole: false, form: formOf(answer) };
  }
  const after = random.pick([
    'What is the result?',
    'What do you get?',
    'What comes out?',
    'Give the result.',
    'Report the result.',
  ]);
  return { after, noun: undefined, isWhole: true, form: formOf(answer) };
}

function formOf(answer: Json): string | undefined {
  if (typeof answer === 'boolean') return 'Answer true or false.';
  if (answer !== null && isList(answer)) return 'Answer with all of it, in order, separated by commas.';
  return typeof answer === 'number' ? 'Answer with the number only.' : 'Answer with just that.';
}
