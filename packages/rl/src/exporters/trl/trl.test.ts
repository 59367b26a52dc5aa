import { describe, expect, it } from 'vitest';
import { encodeAll } from '../../testing/encode.test.support.ts';
import { dpoRow, grpoRow, ktoRow, messages, rftRow, tools } from '../../testing/rows.test.support.ts';

const wrapped = [{ type: 'function', function: tools[0] }];
const call = {
  id: 'call_1',
  type: 'function',
  function: { name: 'get_order', arguments: { order_id: '#W1' } },
};
const prompt = [
  { role: 'system', content: 'You sell shirts.' },
  { role: 'user', content: 'Where is #W1?' },
  { role: 'assistant', content: '', tool_calls: [call] },
  { role: 'tool', content: '{"status":"pending"}', tool_call_id: 'call_1', name: 'get_order' },
];
const answer = { role: 'assistant', content: 'It is pending.' };

describe('trl-sft', () => {
  const request = { format: 'trl-sft', algorithm: 'rft' } as const;

  it('writes conversations with arguments as objects and tools as a list', () => {
    expect(encodeAll(request, rftRow()).records).toEqual([{ messages: [...prompt, answer], tools: wrapped }]);
  });

  it('writes arguments and tools as text where that is asked for', () => {
    const settings = {
      argumentsAs: 'string',
      toolsAs: 'json-string',
      chatTemplateKwargs: { enable_thinking: false },
    } as const;
    const { records } = encodeAll({ ...request, settings }, rftRow());
    expect(records[0]).toMatchObject({
      messages: [{}, {}, { tool_calls: [{ function: { arguments: '{"order_id": "#W1"}' } }] }, {}, {}],
      tools: JSON.stringify(wrapped),
      chat_template_kwargs: { enable_thinking: false },
    });
  });

  it('names reasoning as templates do, and leaves out tools where there are none', () => {
    const row = rftRow({
      messages: [{ role: 'assistant', content: 'Yes.', reasoning: 'Hm.', isSampled: true }],
      tools: [],
    });
    expect(encodeAll(request, row).records).toEqual([
      { messages: [{ role: 'assistant', content: 'Yes.', reasoning_content: 'Hm.' }] },
    ]);
  });

  it('refuses rows that mask a message, unless told to train on them', () => {
    const row = rftRow({ messageWeights: [0, 0, 0, 0, 1] });
    expect(encodeAll(request, row)).toMatchObject({ records: [], refused: { 'turn-weights': 1 } });
    const settings = { onTurnWeights: 'ignore' } as const;
    expect(encodeAll({ ...request, settings }, row)).toMatchObject({
      refused: {},
      notes: { 'weights-ignored': 1 },
    });
  });

  it('refuses rows that bear no loss at all', () => {
    expect(encodeAll(request, rftRow({ messageWeights: [0, 0, 0, 0, 0] })).refused).toEqual({
      'no-trained-message': 1,
    });
  });
});

describe('trl-sft-tokens', () => {
  const request = { format: 'trl-sft-tokens', algorithm: 'rft' } as const;

  it('labels what was sampled and nothing else', () => {
    expect(encodeAll(request, rftRow()).records).toEqual([
      { input_ids: [1, 2, 3, 4, 5, 6, 7, 8], labels: [-100, -100, -100, 4, 5, -100, 7, 8] },
    ]);
  });

  it('masks a message of weight 0', () => {
    expect(encodeAll(request, rftRow({ messageWeights: [0, 0, 0, 0, 1] })).records).toMatchObject([
      { labels: [-100, -100, -100, -100, -100, -100, 7, 8] },
    ]);
  });

  it('gives a record per segment that bears loss', () => {
    const [first] = rftRow().segments;
    const second = {
      ...first,
      promptIds: [9],
      responseIds: [10],
      responseMask: [1],
      responseLogprobs: [null],
      turnSpans: [{ start: 0, end: 1, kind: 'model', messageIndex: 4 }],
    };
    const row = rftRow({
      messageWeights: [0, 0, 0, 0, 1],
      segments: [
        second,
        { ...second, turnSpans: [{ start: 0, end: 1, kind: 'model', messageIndex: 2 }] },
      ] as never,
    });
    expect(encodeAll(request, row).records).toEqual([{ input_ids: [9, 10], labels: [-100, 10] }]);
  });

  it('refuses what has no tokens, and weights between 0 and 1', () => {
    expect(encodeAll(request, rftRow({ segments: [], level: 'messages' })).refused).toEqual({
      'no-tokens': 1,
    });
    expect(encodeAll(request, rftRow({ messageWeights: [0, 0, 0.5, 0, 1] })).refused).toEqual({
      'fractional-weights': 1,
    });
  });
});

it('trl-dpo writes an explicit prompt and both sides', () => {
  const { records } = encodeAll({ format: 'trl-dpo', algorithm: 'dpo' }, dpoRow());
  expect(records).toEqual([
    { prompt, chosen: [answer], rejected: [{ role: 'assistant', content: 'It is lost.' }], tools: wrapped },
  ]);
});

it('trl-kto writes a completion and its label', () => {
  const { records } = encodeAll({ format: 'trl-kto', algorithm: 'kto' }, ktoRow());
  expect(records).toEqual([{ prompt, completion: [answer], label: false, tools: wrapped }]);
});

describe('trl-grpo-prompts', () => {
  const request = { format: 'trl-grpo-prompts', algorithm: 'grpo' } as const;

  it('writes one prompt per task, up to what the policy said first', () => {
    const rows = [grpoRow(), grpoRow({ id: 'row-2' }), grpoRow({ id: 'row-3', taskId: 'task-2' })];
    expect(encodeAll(request, ...rows).records).toEqual([
      { prompt: prompt.slice(0, 2), task_id: 'task-1', environment_id: 'shop' },
      { prompt: prompt.slice(0, 2), task_id: 'task-2', environment_id: 'shop' },
    ]);
  });

  it('keeps few-shot turns in the prompt', () => {
    const shots = messages.map((message) =>
      message.role === 'assistant' ? { ...message, isSampled: false } : message,
    );
    const row = grpoRow({
      messages: [...shots, { role: 'user', content: 'Now you.' }, ...messages.slice(-1)],
    });
    expect(encodeAll(request, row).records).toMatchObject([{ prompt: { length: 6 } }]);
  });

  it('asks the next row of the task where one has no prompt', () => {
    const rows = [grpoRow({ messages: messages.slice(-1) }), grpoRow({ id: 'row-2' })];
    expect(encodeAll(request, ...rows)).toMatchObject({ records: [{}], refused: { 'no-prompt': 1 } });
  });
});

describe('trl-grpo-rollouts', () => {
  const request = { format: 'trl-grpo-rollouts', algorithm: 'grpo' } as const;

  it('writes what rollout_func returns, with logprobs 0 where the policy did not sample', () => {
    expect(encodeAll(request, grpoRow()).records).toEqual([
      {
        prompt_ids: [1, 2, 3],
        completion_ids: [4, 5, 6, 7, 8],
        logprobs: [-0.5, -0.25, 0, -1, 0],
        env_mask: [1, 1, 0, 1, 1],
        reward: 1,
        task_id: 'task-1',
        group_id: 'group-1',
      },
    ]);
  });

  it('refuses samples without tokens or without a logprob of a sampled token', () => {
    const rows = [grpoRow({ level: 'messages' }), grpoRow({ responseLogprobs: [null, -1, null, -1, -1] })];
    expect(encodeAll(request, ...rows)).toMatchObject({
      records: [],
      refused: { 'no-tokens': 1, 'missing-logprobs': 1 },
    });
  });
});
