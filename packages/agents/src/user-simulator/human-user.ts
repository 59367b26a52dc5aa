import { createUsageMeter } from '../usage-meter.ts';
import type { SimulatedUser, UserTurn } from './simulated-user.ts';
import { STOP_TOKEN } from './stop-token.ts';

/** What of `node:readline/promises` a human user needs. */
interface Readline {
  question(query: string, options: { signal?: AbortSignal }): Promise<string>;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * A person at a terminal: is shown the instruction and what the agent says, and types the answers. A line with the stop
 * token, or closing the input, ends the conversation.
 */
export function createHumanUser(readline: Readline): SimulatedUser {
  let isClosed = false;
  const closed = new Promise<undefined>((resolve) => {
    readline.once('close', () => {
      isClosed = true;
      resolve(undefined);
    });
  });
  const ask = async (shown: string, signal: AbortSignal | undefined): Promise<UserTurn> => {
    for (;;) {
      if (isClosed) return { status: 'said', content: STOP_TOKEN, isStop: true };
      const typed = await Promise.race([
        readline.question(`${printable(shown)}\n> `, signal ? { signal } : {}),
        closed,
      ]);
      const content = (typed ?? STOP_TOKEN).trim();
      if (content !== '') return { status: 'said', content, isStop: content.includes(STOP_TOKEN) };
    }
  };
  return {
    identity: { strategy: 'human' },
    start: ({ instruction, signal }) => ({
      open: () => ask(`You are the user. ${STOP_TOKEN} ends the conversation.\n${instruction}`, signal),
      reply: (message) => ask(message, signal),
      report: () => ({ faults: [], usage: createUsageMeter().total() }),
    }),
  };
}

/** Text of a model without the characters that would steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, (control) => `\\u{${control.codePointAt(0)?.toString(16) ?? ''}}`);
}
