import { type CodeSession, type Environment, startSession } from '@sca/core';
import { describe, expect, it } from 'vitest';
import type { Compat } from '../compat.ts';
import { messageDecoder, tradeCalculator } from '../environments.ts';
import type { ActionMode } from './action-mode.ts';
import { createActionProtocol } from './action-protocol.ts';

const environments: Record<Compat, Environment> = {
  upstream: await tradeCalculator({ compat: 'upstream' }),
  fixed: await tradeCalculator({ compat: 'fixed' }),
};

/** What the model is told after a generation. */
async function turn(
  content: string,
  mode: ActionMode = 'text',
  compat: Compat = 'upstream',
): Promise<string> {
  const environment = environments[compat];
  const protocol = createActionProtocol({ environment, mode });
  const [action] = protocol.parse({ role: 'assistant', content, isSampled: true });
  if (!action) throw new Error('nothing was parsed');
  if (action.type === 'invalid') return action.explanation;
  if (action.type === 'answer') return `answer ${action.answer}`;
  const observation = await protocol.execute(action, { session: startSession(environment), code: echo });
  return protocol.observe(action, observation).content;
}

const echo: CodeSession = {
  run: async (code) => ({
    status: 'returned',
    value: undefined,
    error: null,
    console: [code.trim()],
    calls: [],
  }),
  close() {},
};

describe('text actions', () => {
  it.each([
    ['Action: convert_currency, 5000, 1.5 End Action', '7500.0'],
    ['Action: convert_currency, 5, 2 End Action', '10'],
    ['Action: convert_currency, 5., 2 End Action', '10.0'],
    ['Action: find_maximum, nan, 1 End Action', 'nan'],
    [
      'Action: convert_currency, 5 End Action',
      'Failed to execute tool convert_currency with args (5,). Did you try to invoke more than one tool at a time?',
    ],
    ['Action: convert, 5 End Action', 'Cound not find tool with name convert'],
    ['Answer:  12 ', 'answer 12'],
    ['Action: find_minimum, 4 End Action\nAction: x End Action', '4'],
  ])('%j', async (generation, told) => {
    expect(await turn(generation)).toBe(told);
  });

  it('keep quoted arguments together where faults are repaired', async () => {
    const generation = 'Action: calculator, "max(3, 8)" End Action';
    expect(await turn(generation, 'text', 'fixed')).toBe('8');
    expect(await turn(generation)).toContain('Failed to execute tool calculator');
  });

  it('say why a call failed where faults are repaired', async () => {
    expect(await turn('Action: convert_currency, a, b End Action', 'text', 'fixed')).toMatch(
      /Did you try .* Error: can't multiply sequence by non-int of type 'str'$/,
    );
    expect(await turn('Action: convert, 5 End Action', 'text', 'fixed')).toBe(
      'Could not find tool with name convert',
    );
  });
});

describe('JSON actions', () => {
  it.each([
    [
      'Action: {"tool": "estimate_final_value", "args": [10000000000000000000000, 1]} End Action',
      '10000000000000000000001',
    ],
    ['Action: {"tool": "find_minimum", "args": [2.0, 3]} End Action', '2.0'],
    ['Action: {"tool": ["x"], "args": []} End Action', "Cound not find tool with name ['x']"],
    ['Action: {"tool": "x"} End Action', expect.stringContaining("Error: 'args'")],
  ])('%j', async (generation, told) => {
    expect(await turn(generation, 'json')).toEqual(told);
  });
});

describe('code actions', () => {
  it('show what was printed, a literal as Python writes it', async () => {
    expect(await turn('Action:\n[1,2]\nEnd Action', 'code')).toBe('[1, 2]');
    expect(await turn('Action:\nsome text\nEnd Action', 'code')).toBe('some text\n');
  });

  it('may hold keywords where faults are repaired', async () => {
    const generation = 'Action:\nprint("Answer: 5")\nEnd Action';
    expect(await turn(generation, 'code', 'fixed')).toBe('print("Answer: 5")\n');
    expect(await turn(generation, 'code')).toBe('print("\n');
  });
});

it('reminds of a second action that trimming has not cut', () => {
  const protocol = createActionProtocol({ environment: environments.upstream, mode: 'text' });
  const action = { type: 'answer', answer: '5', reminder: 'Only one.' } as const;
  expect(protocol.wrongAnswer(action).content).toMatch(
    /^Your answer is incorrect\..*\n\*Extra reminder: Only one\.$/,
  );
  expect(protocol.oneAnswer).toBe(false);
});

it('shows tools, signature and instruction', async () => {
  const environment = await messageDecoder();
  const protocol = createActionProtocol({ environment, mode: 'text' });
  const [message] = protocol.prompt({ environment, instruction: 'Say hello.' }).messages;
  expect(message).toMatchInlineSnapshot(`
    {
      "content": "Solve the task below with these tools:

    [1] convert_hex_to_ascii: Turns pairs of hexadecimal digits into the text that they encode.
        Signature: convert_hex_to_ascii(hex_string: str) -> str
    [2] reverse_string: Writes a text backwards.
        Signature: reverse_string(s: str) -> str
    [3] caesar_decode: Moves every letter back in the alphabet, from A on to Z; other characters stay.
        Signature: caesar_decode(message: str, shift: int) -> str
    [4] string_length: Counts the characters of a text.
        Signature: string_length(s: str) -> int
    [5] minimum_value: Gives the least of the numbers.
        Signature: minimum_value(*args: float) -> float
    [6] maximum_value: Gives the greatest of the numbers.
        Signature: maximum_value(*args: float) -> float

    To use a tool, write its name and its arguments with commas between them. Put an argument that holds a comma in double quotes.
    One tool at a time. For example:

    Thought: First I need to look this up.
    Action: tool_name, first argument, 2 End Action

    Write either an action or an answer each time, never both. When you know the answer, write nothing but the answer itself behind the word:

    Answer: 42

    Task: Say hello.
    ",
      "role": "user",
    }
  `);
});
