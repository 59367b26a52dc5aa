import type { Suite } from '../suite.ts';
import { messageDecoderTasks } from './message-decoder-tasks.ts';
import { messageDecoderTools } from './message-decoder-tools.ts';

/** Hexadecimal, reversed and Caesar-shifted messages. The tools need no tables. */
export const messageDecoderSuite: Suite = {
  name: 'message_decoder',
  policy: 'You decode messages. Use the tools to undo each step of their encoding.',
  tools: () => messageDecoderTools,
  ownState: () => ({}),
  officialState: async () => ({}),
  ownTasks: messageDecoderTasks,
};
