import { expect, it } from 'vitest';
import { shop } from '../../testing/shop.test.support.ts';
import { createStrategy } from './create-strategy.ts';
import type { StrategyOptions } from './strategy.ts';

const system = (options: StrategyOptions): string | undefined => {
  const { messages } = createStrategy(options).prompt({ environment: shop, instruction: 'Do it.' });
  expect(messages[1]).toEqual({ role: 'user', content: 'Do it.' });
  expect(messages).toHaveLength(2);
  return messages[0]?.content;
};

it('tool calling with a user', () => {
  expect(system({ strategy: 'tool-calling', withUser: true })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # How you work

    You talk with one user. Each time it is your turn, either call a tool or write to the user, not both: the user never
    sees what stands beside a tool call, nor what the tools return. Take ids and amounts from the user or from the tools,
    never from your imagination."
  `);
});

it('tool calling for an answer', () => {
  expect(system({ strategy: 'tool-calling' })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # How you work

    The next message is your task. Work on it by calling tools; take what you need from the task and from what they return.
    When you are done, call no tool any more and end with one line that has nothing but the answer behind this word:

    Answer: the answer"
  `);
});

it('react with a user', () => {
  expect(system({ strategy: 'react', withUser: true })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # Tools

    [{"type": "function", "function": {"name": "get_order", "description": "Shows an order.", "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}}}, {"type": "function", "function": {"name": "cancel_order", "description": "Cancels an open order.", "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}, "reason": {"type": "string"}}, "required": ["order_id"]}}}, {"type": "function", "function": {"name": "hand_over", "description": "Hands the conversation over to a person.", "parameters": {"type": "object", "properties": {}}}}, {"type": "function", "function": {"name": "broken", "description": "Has a bug.", "parameters": {"type": "object", "properties": {}}}}]

    # How you work

    Each time it is your turn, think in one line and then act, in just this form:

    Thought:
    why you do what you do next
    Action:
    {"name": "the name of a tool", "arguments": {"parameter": "value"}}

    The action is one JSON object and the last thing that you write; it is read by a program. You are then shown what it
    returned. Take ids and amounts from what you were told or shown, never from your imagination.

    To write to the user, who sees nothing else, use the action

    Action:
    {"name": "respond", "arguments": {"content": "what you want to say"}}"
  `);
});

it('act for an answer', () => {
  expect(system({ strategy: 'act' })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # Tools

    [{"type": "function", "function": {"name": "get_order", "description": "Shows an order.", "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}}}, {"type": "function", "function": {"name": "cancel_order", "description": "Cancels an open order.", "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}, "reason": {"type": "string"}}, "required": ["order_id"]}}}, {"type": "function", "function": {"name": "hand_over", "description": "Hands the conversation over to a person.", "parameters": {"type": "object", "properties": {}}}}, {"type": "function", "function": {"name": "broken", "description": "Has a bug.", "parameters": {"type": "object", "properties": {}}}}]

    # How you work

    Each time it is your turn, act, in just this form:

    Action:
    {"name": "the name of a tool", "arguments": {"parameter": "value"}}

    The action is one JSON object and the last thing that you write; it is read by a program. You are then shown what it
    returned. Take ids and amounts from what you were told or shown, never from your imagination.

    When you are done, hand in nothing but the answer itself by the action

    Action:
    {"name": "respond", "arguments": {"content": "the answer"}}"
  `);
});

it('code with a user', () => {
  expect(system({ strategy: 'code', withUser: true })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # Tools

    You act by writing JavaScript. These functions are there; each takes one object and gives plain values, at once:

    // Shows an order.
    get_order({ order_id: string })

    // Cancels an open order.
    cancel_order({ order_id: string, reason?: string })

    // Hands the conversation over to a person.
    hand_over({})

    // Has a bug.
    broken({})

    # How you work

    Each time it is your turn, think in a few words and then write one block of code:

    \`\`\`js
    const found = some_tool({ parameter: 'value' });
    console.log(found);
    \`\`\`

    You are then shown what you printed, and the value of the last expression. Variables stay from one block to the next.
    A tool that refuses throws a ToolError that you may catch. There is no clock, no network and no module to import. Take
    ids and amounts from what you were told or shown, never from your imagination.

    To write to the user, who sees neither your code nor what it prints, write plain text and no block of code."
  `);
});

it('code for an answer', () => {
  expect(system({ strategy: 'code' })).toMatchInlineSnapshot(`
    "Cancel only open orders.

    # Tools

    You act by writing JavaScript. These functions are there; each takes one object and gives plain values, at once:

    // Shows an order.
    get_order({ order_id: string })

    // Cancels an open order.
    cancel_order({ order_id: string, reason?: string })

    // Hands the conversation over to a person.
    hand_over({})

    // Has a bug.
    broken({})

    # How you work

    Each time it is your turn, think in a few words and then write one block of code:

    \`\`\`js
    const found = some_tool({ parameter: 'value' });
    console.log(found);
    \`\`\`

    You are then shown what you printed, and the value of the last expression. Variables stay from one block to the next.
    A tool that refuses throws a ToolError that you may catch. There is no clock, no network and no module to import. Take
    ids and amounts from what you were told or shown, never from your imagination.

    When you are done, write no code any more and end with one line that has nothing but the answer behind this word:

    Answer: the answer"
  `);
});

it('is short where the environment has no policy', () => {
  const { messages } = createStrategy({ strategy: 'tool-calling' }).prompt({
    environment: { ...shop, policy: '' },
    instruction: 'Do it.',
  });
  expect(messages[0]?.content).toMatch(/^# How you work/);
});
