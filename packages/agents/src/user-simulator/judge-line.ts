import type { UserFault } from '@sca/core';
import type { Compat } from '../compat.ts';
import { awaitedAnswer } from './fault-watch.ts';
import type { Candidate } from './speaking/speak.ts';
import { STOP_TOKEN } from './stop-token.ts';

/** What a line answers, and by whose rules it is taken. */
export interface Heard {
  /** What the agent said; undefined at the opening. */
  readonly question: string | undefined;
  readonly compat: Compat;
}

/** Why a line cannot be said; undefined where it can. The original says whatever it could read. */
export function problemOf(candidate: Candidate, { question, compat }: Heard): UserFault['type'] | undefined {
  if (candidate.status === 'unreadable') return 'unreadable-reply';
  if (compat === 'upstream') return undefined;
  if (candidate.text.trim() === '') return 'empty-reply';
  const isBareStop = withoutStop(candidate.text) === '';
  return isBareStop && question === undefined ? 'stopped-early' : undefined;
}

/**
 * Whether a line ends the conversation, and what of it is said.
 *
 * In the original a stop token anywhere ends it, but not in the first message. What that means is a token alone; so a
 * line that answers a question is heard first, and the token beside it dropped.
 */
export function endOfLine(text: string, { question, compat }: Heard): { content: string; isStop: boolean } {
  if (!text.includes(STOP_TOKEN)) return { content: text, isStop: false };
  if (compat === 'upstream') return { content: text, isStop: question !== undefined };
  const rest = withoutStop(text);
  const isAwaited = question === undefined || awaitedAnswer(question) !== undefined;
  return rest !== '' && isAwaited ? { content: rest, isStop: false } : { content: text, isStop: true };
}

/** A line without the stop token. */
export function withoutStop(text: string): string {
  return text.replaceAll(STOP_TOKEN, '').trim();
}
