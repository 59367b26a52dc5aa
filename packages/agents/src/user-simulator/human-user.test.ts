import { expect, it } from 'vitest';
import { createHumanUser } from './human-user.ts';

/** A terminal at which somebody types these lines and then closes the input. */
function terminal(lines: readonly string[]) {
  const shown: string[] = [];
  let close = (): void => undefined;
  let next = 0;
  return {
    shown,
    question(query: string): Promise<string> {
      shown.push(query);
      const line = lines[next];
      next += 1;
      if (line !== undefined) return Promise.resolve(line);
      close();
      return new Promise(() => undefined);
    },
    once(_event: 'close', listener: () => void) {
      close = listener;
    },
  };
}

const request = { instruction: 'Cancel A-1.', seed: 1, trial: 0, signal: undefined };

it('shows the instruction, then what the agent says, and takes what is typed', async () => {
  const readline = terminal(['', 'Hello. ', 'Thanks. ###STOP###']);
  const conversation = createHumanUser(readline).start(request);
  expect(await conversation.open()).toEqual({ status: 'said', content: 'Hello.', isStop: false });
  expect(await conversation.reply('Red: \u001b[31m')).toMatchObject({ isStop: true });
  expect(readline.shown).toEqual([
    'You are the user. ###STOP### ends the conversation.\nCancel A-1.\n> ',
    'You are the user. ###STOP### ends the conversation.\nCancel A-1.\n> ',
    'Red: \\u{1b}[31m\n> ',
  ]);
  expect(conversation.report().faults).toEqual([]);
});

it('stops where the input ends', async () => {
  const conversation = createHumanUser(terminal(['Hello.'])).start(request);
  await conversation.open();
  const stop = { status: 'said', content: '###STOP###', isStop: true };
  expect(await conversation.reply('Yes?')).toEqual(stop);
  expect(await conversation.reply('Yes?')).toEqual(stop);
});
