import { createUsageMeter } from '../../usage-meter.ts';
import type { SimulatedUser, UserConversation, UserTurn } from '../simulated-user.ts';
import { STOP_TOKEN } from '../stop-token.ts';
import { readQuestions } from './questions.ts';
import { readScript } from './script.ts';
import { createSpeaker } from './speaker.ts';

/**
 * A user without a model: it says what it wants, one thing at a time, and tells each fact of its instruction (ids, names,
 * addresses, dates, ...) only in answer to a question for it. What it does not know it says it does not know, and
 * it agrees to whatever is proposed. Deterministic, and in English only.
 */
export function createScriptedUser(): SimulatedUser {
  return { identity: { strategy: 'scripted' }, start: ({ instruction }) => startConversation(instruction) };
}

function startConversation(instruction: string): UserConversation {
  const speaker = createSpeaker(readScript(instruction));
  return {
    open: () => said(`Hello. ${speaker.nextWish() ?? ''}`.trim()),
    reply(message) {
      const answer = speaker.answer(readQuestions(message));
      return answer === undefined ? { ...said(STOP_TOKEN), isStop: true } : said(answer);
    },
    report: () => ({ faults: [], usage: createUsageMeter().total() }),
  };
}

function said(content: string): Extract<UserTurn, { status: 'said' }> {
  return { status: 'said', content, isStop: false };
}
