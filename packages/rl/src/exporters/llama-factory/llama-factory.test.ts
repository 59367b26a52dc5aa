import type { Message } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { encodeAll } from '../../testing/encode.test.support.ts';
import { dpoRow, ktoRow, messages, rftRow, tools } from '../../testing/rows.test.support.ts';
import { datasetInfo } from './dataset-info.ts';
import { RESULT_SEPARATOR } from './sharegpt-turns.ts';

const prompt = [
  { from: 'human', value: 'Where is #W1?' },
  { from: 'function_call', value: '{"name":"get_order","arguments":{"order_id":"#W1"}}' },
  { from: 'observation', value: '{"status":"pending"}' },
];
const answer = { from: 'gpt', value: 'It is pending.' };
const rest = { system: 'You sell shirts.', tools: JSON.stringify(tools) };
const request = { format: 'llama-factory', algorithm: 'rft' } as const;
const [system, user, call, result, last] = messages as [Message, Message, Message, Message, Message];

describe('llama-factory', () => {
  it('writes conversations in turns', () => {
    expect(encodeAll(request, rftRow()).records).toEqual([{ conversations: [...prompt, answer], ...rest }]);
  });

  it('joins parallel calls and their results', () => {
    const toolCalls = ['a', 'b'].map((id) => ({ id, name: `get_${id}`, arguments: '{}' }));
    const results = ['a', 'b'].map(
      (id): Message => ({ role: 'tool', content: id, toolCallId: id, name: `get_${id}` }),
    );
    const list: Message[] = [
      user,
      { role: 'assistant', content: '', toolCalls, isSampled: true },
      ...results,
      last,
    ];
    expect(encodeAll(request, rftRow({ messages: list, tools: [] })).records).toEqual([
      {
        conversations: [
          prompt[0],
          {
            from: 'function_call',
            value: '[{"name":"get_a","arguments":{}},{"name":"get_b","arguments":{}}]',
          },
          { from: 'observation', value: `a${RESULT_SEPARATOR}b` },
          answer,
        ],
        system: '',
        tools: '',
      },
    ]);
  });

  it('cuts off what follows the last turn of the model, and says so', () => {
    expect(encodeAll(request, rftRow({ messages: [...messages, user] }))).toMatchObject({
      records: [{ conversations: [...prompt, answer] }],
      notes: { 'context-after-last-turn': 1 },
    });
  });

  it.each<[string, Message[], string]>([
    ['two user messages in a row', [user, user, last], 'turn-order'],
    ['a conversation that the model opens', [last, user, last], 'turn-order'],
    ['a later system message', [user, last, system, last], 'turn-order'],
    ['results that answer no call', [user, last, result, last], 'unanswered-call'],
    [
      'text beside a call',
      [user, { ...call, content: 'Let me see.' } as Message, result, last],
      'text-with-calls',
    ],
  ])('refuses %s', (_what, list, reason) => {
    expect(encodeAll(request, rftRow({ messages: list })).refused).toEqual({ [reason]: 1 });
  });

  it('drops text beside calls where that is asked for', () => {
    const list = [user, { ...call, content: 'Let me see.' } as Message, result, last];
    const settings = { onTextWithCalls: 'drop-text' } as const;
    expect(encodeAll({ ...request, settings }, rftRow({ messages: list }))).toMatchObject({
      records: [{ conversations: [...prompt, answer] }],
      notes: { 'text-dropped': 1 },
    });
  });

  it('compares single turns', () => {
    const dpo = { format: 'llama-factory', algorithm: 'dpo' } as const;
    expect(encodeAll(dpo, dpoRow()).records).toEqual([
      { conversations: prompt, ...rest, chosen: answer, rejected: { from: 'gpt', value: 'It is lost.' } },
    ]);
    expect(encodeAll(dpo, dpoRow({ chosen: [call, result] })).refused).toEqual({ 'not-one-message': 1 });
  });

  it('labels the last turn', () => {
    const kto = { format: 'llama-factory', algorithm: 'kto' } as const;
    expect(encodeAll(kto, ktoRow()).records).toEqual([
      { conversations: [...prompt, answer], ...rest, kto_tag: false },
    ]);
    expect(encodeAll(kto, ktoRow({ completion: messages.slice(2) })).refused).toMatchObject({
      'not-one-message': 1,
    });
  });

  it('registers its files', () => {
    const files = [{ path: 'train.jsonl', split: 'train', rows: 1 }] as const;
    const info = datasetInfo({ algorithm: 'dpo', settings: { datasetName: 'shop' }, files } as never);
    expect(JSON.parse(info)).toEqual({
      shop_train: {
        file_name: 'train.jsonl',
        formatting: 'sharegpt',
        ranking: true,
        columns: {
          messages: 'conversations',
          system: 'system',
          tools: 'tools',
          chosen: 'chosen',
          rejected: 'rejected',
        },
        tags: {
          role_tag: 'from',
          content_tag: 'value',
          user_tag: 'human',
          assistant_tag: 'gpt',
          observation_tag: 'observation',
          function_tag: 'function_call',
        },
      },
    });
  });
});
