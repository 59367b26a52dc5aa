import type { StubMessage, StubRequestBody } from './stub-reply.ts';

// A token is one byte of UTF-8 or one of two marks around messages. The template keeps prefixes: the prompt of a
// turn followed by its completion is how the next prompt begins, as with a real server and a well-made template.
const START = 256;
const END = 257;

/** The ids of a conversation up to where the assistant's turn begins. */
export function promptIds({ messages, tools }: StubRequestBody): number[] {
  const head = tools ? [START, ...bytes(`tools\n${JSON.stringify(tools)}`), END, ...bytes('\n')] : [];
  const turns = messages.flatMap((message) => [
    START,
    ...bytes(`${message.role}\n${textOf(message)}`),
    END,
    ...bytes('\n'),
  ]);
  return [...head, ...turns, START, ...bytes('assistant\n')];
}

/** How many ids {@link promptIds} would give, without making them. */
export function countPromptTokens({ messages, tools }: StubRequestBody): number {
  const head = tools ? 9 + Buffer.byteLength(JSON.stringify(tools)) : 0;
  const turns = messages.map((message) => message.role.length + 1 + Buffer.byteLength(textOf(message)) + 3);
  return head + turns.reduce((sum, each) => sum + each, 0) + 11;
}

/** The ids of an assistant's turn with the mark that ends it. */
export function completionIds(message: StubMessage): number[] {
  return [...bytes(textOf(message)), END];
}

/** A made-up logarithm of a probability; the same for equal ids. */
export function logprobOf(id: number): number {
  return -((id % 9) + 1) / 10;
}

/** A message as the template shows it. Reasoning is left out, as most templates do with earlier turns. */
function textOf({ content, tool_calls }: StubMessage): string {
  const calls = tool_calls?.map((call) => `<call>${call.function.name} ${call.function.arguments}</call>`);
  return `${content ?? ''}${calls?.join('') ?? ''}`;
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
