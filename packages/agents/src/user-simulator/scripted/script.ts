import { FACT_KINDS } from './fact-kinds.ts';
import { type Fact, factsOf } from './facts.ts';
import { firstPerson } from './first-person.ts';

/** One thing that a user wants, with the facts in it. */
export interface UserWish {
  readonly facts: readonly Fact[];
  /** Words it; facts that `isTold` does not let through are spoken of as "a certain ...". */
  say(isTold: (fact: Fact) => boolean): string;
}

/** What a user knows and wants. */
export interface UserScript {
  /** In the order of the instruction; at least one. */
  readonly wishes: readonly UserWish[];
  /** All facts, those outside of wishes included. */
  readonly facts: readonly Fact[];
  /** True where the instruction speaks of a person to be handed over to. */
  readonly wantsPerson: boolean;
}

/** Reads an instruction. What it says of the user's character, and of what the agent may do, is never said. */
export function readScript(instruction: string): UserScript {
  const facts = factsOf(instruction);
  const wishes = sentencesOf(instruction)
    .map(wishIn)
    .filter((span) => span !== undefined)
    .map((span) => wishOf(instruction, span, facts));
  return {
    wishes: wishes.length > 0 ? wishes : [wishOf(instruction, { start: 0, end: instruction.length }, facts)],
    facts,
    wantsPerson: /\b(?:human|person|colleague|supervisor|representative)\b/i.test(instruction),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Sentence extends Span {
  readonly text: string;
}

function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const gap of text.matchAll(/(?<=[.!?])\s+(?=[A-Z0-9"'])|\n+/g)) {
    sentences.push({ text: text.slice(start, gap.index), start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  sentences.push({ text: text.slice(start), start, end: text.length });
  return sentences.filter((sentence) => /\w/.test(sentence.text));
}

const IDENTITY = /^(?:You are|You name is|Your (?:name|user id|email(?: address)?|zip(?: code)?) is)\b/;
const STAGE_DIRECTION = /\bagent\b|\b(?:if|when) (?:you are )?asked\b/i;

/** The part of a sentence that says what the user wants; undefined where none does. */
function wishIn({ text, start, end }: Sentence): Span | undefined {
  if (STAGE_DIRECTION.test(text)) return undefined;
  if (!IDENTITY.test(text)) return { start, end };
  const wish = /\b(?:(?:you )?(?:want|wish|would like|need)\b|it is about\b)/.exec(text);
  return wish ? { start: start + wish.index, end } : undefined;
}

function wishOf(instruction: string, { start, end }: Span, facts: readonly Fact[]): UserWish {
  const own = facts.filter((fact) => fact.start >= start && fact.end <= end);
  return {
    facts: own,
    say(isTold) {
      let said = '';
      let at = start;
      for (const fact of own) {
        said += instruction.slice(at, fact.start);
        said += isTold(fact) ? fact.value : placeholder(fact, said);
        at = fact.end;
      }
      return tidy(firstPerson(said + instruction.slice(at, end)));
    },
  };
}

/** Where the noun stands before the fact already, "order #W1" becomes "order of mine". */
function placeholder({ kind }: Fact, before: string): string {
  const { noun } = FACT_KINDS[kind];
  const isNamed = new RegExp(`\\b(?:${noun}|${noun.split(' ').at(-1)})s?(?: is)?\\s*$`, 'i').test(before);
  return isNamed ? 'of mine' : `a certain ${noun}`;
}

function tidy(text: string): string {
  const spaced = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:!?)])/g, '')
    .trim();
  const begun = spaced.charAt(0).toUpperCase() + spaced.slice(1);
  return /^(?:want|wish|would like|need)\b/i.test(spaced)
    ? `I ${spaced.charAt(0).toLowerCase()}${spaced.slice(1)}`
    : begun;
}
