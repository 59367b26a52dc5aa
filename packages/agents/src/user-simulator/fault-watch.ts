import type { UserFault } from '@sca/core';
import { identifiersOf, occursIn } from './identifiers.ts';
import { STOP_TOKEN } from './stop-token.ts';

/** Looks for what a simulated user does wrong. It only notes; how the conversation goes on is the user's business. */
export interface FaultWatch {
  /** Every fault so far, in the order of the conversation. */
  readonly faults: readonly UserFault[];
  note(type: UserFault['type'], turn: number, detail: string): void;
  /** Looks at a message of the user. `question` is what the agent said before it; undefined at the opening. */
  look(turn: number, message: string, question: string | undefined): void;
}

/** Words of the instruction that count as having told it, and the share of them that is too much for one message. */
const MIN_WORDS = 8;
const TOO_MUCH = 0.75;

/** Watches one conversation. */
export function watchFaults(instruction: string): FaultWatch {
  const faults: UserFault[] = [];
  const words = contentWords(instruction);
  let heard = instruction;
  const note = (type: UserFault['type'], turn: number, detail: string): void => {
    faults.push({ type, turn, detail });
  };
  return {
    faults,
    note,
    look(turn, message, question) {
      heard += `\n${question ?? ''}`;
      if (message.trim() === '') note('empty-reply', turn, 'the user said nothing');
      if (message.includes(STOP_TOKEN)) {
        const reason = question === undefined ? 'it was the first message' : awaitedAnswer(question);
        if (reason !== undefined) note('stopped-early', turn, reason);
      }
      const said = contentWords(message);
      const share = [...words].filter((word) => said.has(word)).length / words.size;
      if (words.size >= MIN_WORDS && share >= TOO_MUCH)
        note(
          'told-everything',
          turn,
          `${Math.round(share * 100)} % of the instruction's words in one message`,
        );
      for (const invented of inventedIn(message, heard)) {
        note('invented-fact', turn, invented);
        heard += `\n${invented}`;
      }
    },
  };
}

/** Words that say something: of four letters or more, and whatever has a digit. */
function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_@.'-]*[\p{L}\p{N}]/gu) ?? [];
  return new Set(words.filter((word) => (word.length >= 4 || /\d/.test(word)) && !COMMON.has(word)));
}

const COMMON = new Set(
  'about also been does from have here into just like that their them then there they this want what when which will with would your yours'.split(
    ' ',
  ),
);

/** Identifiers, and a name that the user claims, that nobody mentioned before. */
function inventedIn(message: string, heard: string): string[] {
  const name = /\b[Mm]y name is ([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)/.exec(message)?.[1];
  const heardWords = new Set(heard.toLowerCase().split(/[^\p{L}\p{N}'-]+/u));
  const unknownName = name?.split(' ').some((part) => !heardWords.has(part.toLowerCase()));
  const unknown = identifiersOf(message).filter((identifier) => !occursIn(identifier, heard));
  return [...new Set(name && unknownName ? [name, ...unknown] : unknown)];
}

const CLOSING =
  /\b(?:anything|something) (?:else|more|further)\b|\bhelp you with\b|\bassist you\b|\bany (?:other|further|more)\b/i;

/** The question that a message ends with and that waits for an answer; whether there is anything else does not. */
export function awaitedAnswer(message: string): string | undefined {
  const last = message
    .trim()
    .split(/(?<=[.!?])\s+|\n+/)
    .at(-1);
  if (!last?.endsWith('?') || CLOSING.test(last)) return undefined;
  return `the agent had asked: ${last}`;
}
