import { describe, expect, it } from 'vitest';
import { encodeAll } from '../../testing/encode.test.support.ts';
import { grpoRow, rftRow } from '../../testing/rows.test.support.ts';

it('verl-sft writes conversations with arguments as text', () => {
  const request = { format: 'verl-sft', algorithm: 'rft', settings: { enableThinking: false } } as const;
  expect(encodeAll(request, rftRow()).records).toMatchObject([
    {
      messages: [{}, {}, { tool_calls: [{ function: { arguments: '{"order_id": "#W1"}' } }] }, {}, {}],
      tools: [{ type: 'function', function: { name: 'get_order' } }],
      enable_thinking: false,
    },
  ]);
});

describe('verl-rl', () => {
  const request = { format: 'verl-rl', algorithm: 'grpo' } as const;

  it('writes one prompt per task with what its agent loop and reward function read', () => {
    const task = { task_id: 'task-1', environment_id: 'shop' };
    expect(encodeAll(request, grpoRow(), grpoRow()).records).toEqual([
      {
        data_source: 'sca/shop',
        agent_name: 'tool_agent',
        prompt: [
          { role: 'system', content: 'You sell shirts.' },
          { role: 'user', content: 'Where is #W1?' },
        ],
        ability: 'tool_use',
        reward_model: { style: 'rule', ground_truth: 'task-1' },
        extra_info: {
          split: 'train',
          index: 0,
          ...task,
          need_tools_kwargs: true,
          tools_kwargs: { get_order: { create_kwargs: task } },
          interaction_kwargs: { name: 'sca', query: 'Where is #W1?', ground_truth: 'task-1' },
        },
      },
    ]);
  });

  it('numbers prompts and passes over no number', () => {
    const rows = [
      grpoRow(),
      grpoRow({ taskId: 'task-2', messages: [{ role: 'assistant', content: 'x', isSampled: true }] }),
      grpoRow({ taskId: 'task-3', tools: [] }),
    ];
    const { records } = encodeAll({ ...request, settings: { agentName: 'my_agent' } }, ...rows);
    expect(records).toMatchObject([
      { extra_info: { index: 0 } },
      { agent_name: 'my_agent', extra_info: { index: 1, need_tools_kwargs: false } },
    ]);
  });
});

describe('verl-agent-loop', () => {
  const request = { format: 'verl-agent-loop', algorithm: 'ppo' } as const;

  it('writes the fields of AgentLoopOutput', () => {
    expect(encodeAll(request, grpoRow() as never).records).toEqual([
      {
        prompt_ids: [1, 2, 3],
        response_ids: [4, 5, 6, 7, 8],
        response_mask: [1, 1, 0, 1, 1],
        response_logprobs: [-0.5, -0.25, 0, -1, 0],
        reward_score: 1,
        num_turns: 4,
        metrics: { generate_sequences: 0, tool_calls: 0 },
        extra_fields: { turn_scores: [], tool_rewards: [], task_id: 'task-1', uid: 'group-1' },
      },
    ]);
  });

  it('leaves logprobs out where one is missing, and says so', () => {
    const row = grpoRow({ responseLogprobs: [null, null, null, null, null], reward: null }) as never;
    expect(encodeAll(request, row)).toMatchObject({
      records: [{ response_logprobs: null, reward_score: null }],
      notes: { 'logprobs-dropped': 1 },
    });
  });
});
