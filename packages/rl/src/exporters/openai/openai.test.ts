import type { Message } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { encodeAll } from '../../testing/encode.test.support.ts';
import { dpoRow, grpoRow, messages, rftRow, tools } from '../../testing/rows.test.support.ts';

const prompt = [
  { role: 'system', content: 'You sell shirts.' },
  { role: 'user', content: 'Where is #W1?' },
  {
    role: 'assistant',
    tool_calls: [
      { id: 'call_1', type: 'function', function: { name: 'get_order', arguments: '{"order_id": "#W1"}' } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_1', content: '{"status":"pending"}' },
];
const withTools = { tools: [{ type: 'function', function: tools[0] }], parallel_tool_calls: true };

describe('openai-sft', () => {
  const request = { format: 'openai-sft', algorithm: 'rft' } as const;

  it('masks with weight 0', () => {
    expect(encodeAll(request, rftRow({ messageWeights: [0, 0, 0, 0, 1] })).records).toEqual([
      {
        messages: [
          ...prompt.slice(0, 2),
          { ...prompt[2], weight: 0 },
          prompt[3],
          { role: 'assistant', content: 'It is pending.' },
        ],
        ...withTools,
      },
    ]);
  });

  it('says that it drops reasoning', () => {
    const thinking = messages.map((message) =>
      message.role === 'assistant' ? { ...message, reasoning: 'Hm.' } : message,
    );
    const { records, notes } = encodeAll(request, rftRow({ messages: thinking }));
    expect(JSON.stringify(records)).not.toContain('Hm.');
    expect(notes).toEqual({ 'reasoning-dropped': 1 });
  });

  const [system, user, call, result, answer] = messages as [Message, Message, Message, Message, Message];
  it.each([
    ['a call without result', [user, call, answer]],
    ['a result without call', [user, result, answer]],
    ['a result of another name', [user, call, { ...result, name: 'other' } as Message, answer]],
    ['a user before the results', [user, call, user, result, answer]],
  ])('refuses %s', (_what, list) => {
    expect(encodeAll(request, rftRow({ messages: [system, ...list] })).refused).toEqual({
      'unanswered-call': 1,
    });
  });

  it('takes a call as the last message', () => {
    expect(encodeAll(request, rftRow({ messages: [user, call] })).refused).toEqual({});
  });

  it('refuses names that the validator refuses', () => {
    const row = rftRow({ tools: [{ name: 'shop.get', description: '', parameters: {} }] });
    expect(encodeAll(request, row).refused).toEqual({ 'tool-name': 1 });
  });
});

it('openai-dpo writes input and both outputs', () => {
  const { records } = encodeAll({ format: 'openai-dpo', algorithm: 'dpo' }, dpoRow());
  expect(records).toEqual([
    {
      input: { messages: prompt, ...withTools },
      preferred_output: [{ role: 'assistant', content: 'It is pending.' }],
      non_preferred_output: [{ role: 'assistant', content: 'It is lost.' }],
    },
  ]);
});

describe('openai-rft', () => {
  const request = { format: 'openai-rft', algorithm: 'grpo' } as const;

  it('writes one prompt per task, and what a grader reads beside it', () => {
    expect(encodeAll(request, grpoRow(), grpoRow()).records).toEqual([
      { messages: prompt.slice(0, 2), ...withTools, task_id: 'task-1', environment_id: 'shop' },
    ]);
  });

  it('refuses a prompt that does not end with the user, and takes that of another row', () => {
    const row = grpoRow({ messages: [{ role: 'system', content: 'x' }, ...messages.slice(-1)] });
    expect(encodeAll(request, row, grpoRow())).toMatchObject({
      records: [{ task_id: 'task-1' }],
      refused: { 'prompt-end': 1 },
    });
  });
});
