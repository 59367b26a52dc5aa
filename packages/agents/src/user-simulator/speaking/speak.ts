import type { Message } from '@sca/core';
import type { Compat } from '../../compat.ts';
import type { UserWording } from '../user-wording.ts';

/** What a strategy works with when it is the user's turn. */
export interface SpeakContext {
  readonly compat: Compat;
  readonly wording: UserWording;
  readonly instruction: string;
  /** The conversation from the user's side. */
  readonly history: readonly Message[];
  /** Asks the user's model. */
  ask(messages: readonly Message[]): Promise<string>;
}

/** What the user would say. */
export type Candidate =
  | {
      readonly status: 'said';
      readonly text: string;
      /** What the user's model remembers of having said, message by message. */
      readonly remembered: readonly string[];
    }
  | { readonly status: 'unreadable' };

/** One way to come to the user's next line. */
export type Speak = (context: SpeakContext) => Promise<Candidate>;

/** A line that is said and remembered as it is. */
export function plainLine(text: string): Candidate {
  return { status: 'said', text, remembered: [text] };
}
