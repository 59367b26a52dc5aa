import { type Message, type ModelReply, type ModelToolCall, messageOf, type ToolSchema } from '@sca/core';
import type { Probe } from './probe-model.ts';

export interface ToolsReport {
  /** `ignored`: the request was taken and no call came. `failed`: the request was not taken. */
  readonly support: 'native' | 'ignored' | 'failed';
  /** True where the arguments were right and the result was understood. */
  readonly isRoundTripRight: boolean;
  /** What was called and what was made of the result, or why nothing was. */
  readonly detail: string;
  /** From the first request to the last reply; null where there was no round trip. */
  readonly roundTripMs: number | null;
}

const ADD: ToolSchema = {
  name: 'add',
  description: 'Adds two numbers.',
  parameters: {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
  },
};
const QUESTION: Message[] = [
  { role: 'system', content: 'Work out sums with the tool, then tell the user the result.' },
  { role: 'user', content: 'What is 17 + 25?' },
];
const RESULT = '42';

/** Lets the model call a tool, gives it the result, and looks at what it says then. */
export async function probeTools({ modelWith, signal, clock }: Probe): Promise<ToolsReport> {
  const model = modelWith({});
  const ask = (messages: Message[]): Promise<ModelReply> =>
    model.generate({ messages, tools: [ADD], sampling: { maxTokens: 1024 }, signal });
  const startedAt = clock.now();
  try {
    const { message } = await ask(QUESTION);
    const calls = message.toolCalls ?? [];
    const [first] = calls;
    if (!first) return noTrip('ignored', `it answered ${JSON.stringify(message.content)}`);
    const last = await ask([...QUESTION, message, ...calls.map(toResult)]);
    const said = last.message.content;
    return {
      support: 'native',
      isRoundTripRight: isRightCall(first) && said.includes(RESULT),
      detail: `${first.name}(${first.arguments}) -> ${RESULT} -> ${JSON.stringify(said)}`,
      roundTripMs: clock.now() - startedAt,
    };
  } catch (thrown) {
    return noTrip('failed', messageOf(thrown));
  }
}

function noTrip(support: ToolsReport['support'], detail: string): ToolsReport {
  return { support, isRoundTripRight: false, detail, roundTripMs: null };
}

function toResult({ id, name }: ModelToolCall): Message {
  return { role: 'tool', content: RESULT, toolCallId: id, name };
}

function isRightCall({ name, arguments: text }: ModelToolCall): boolean {
  if (name !== ADD.name) return false;
  try {
    const { a, b } = JSON.parse(text);
    return [17, 25].includes(a) && a + b === 42;
  } catch {
    return false;
  }
}
