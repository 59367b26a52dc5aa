import { type RewardReport, ScaError, startSession, Trajectory, type Usage } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { plainUser } from '../testing/plain-user.test.support.ts';
import { play } from '../testing/play.test.support.ts';
import { scriptedModel, toolCall } from '../testing/scripted-model.test.support.ts';
import { shop } from '../testing/shop.test.support.ts';
import type { EpisodeOutcome } from './episode-options.ts';
import { createStrategy } from './strategies/create-strategy.ts';

const PASS: RewardReport = { reward: 1, bucket: null, detail: 'right' };
const FAIL: RewardReport = { reward: 0, bucket: 'agent', detail: 'wrong' };
const cancel = { toolCalls: [toolCall('cancel_order', { order_id: 'A-1' }, 'c1')] };

describe('an episode without a user', () => {
  it('ends with the answer and is judged by what it left', async () => {
    const outcomes: EpisodeOutcome[] = [];
    const trajectory = await play([cancel, 'I cancelled it.\nAnswer: done'], {
      reward(outcome) {
        outcomes.push(outcome);
        return PASS;
      },
    });
    expect(trajectory).toMatchObject({
      answer: 'done',
      reward: 1,
      verdict: PASS,
      stop: { type: 'answer' },
      calls: [{ name: 'cancel_order', args: { order_id: 'A-1' }, ok: true }],
      usage: { calls: 2, promptTokens: 20, completionTokens: 10, costUsd: 0.02 },
    });
    expect(outcomes).toMatchObject([
      { answer: 'done', messages: [], calls: trajectory.calls, stop: { type: 'answer' } },
    ]);
    expect(() => Trajectory.parse(trajectory)).not.toThrow();
  });

  it('takes all that was written last where no answer is marked', async () => {
    expect((await play([' 42 '])).answer).toBe('42');
  });

  it('has no reward where nothing judges it', async () => {
    expect(await play(['42'])).toMatchObject({ reward: null, verdict: null, stop: { type: 'answer' } });
  });

  it('counts only the calls of its own', async () => {
    const session = startSession(shop);
    session.call('get_order', { order_id: 'A-1' });
    expect((await play([cancel, 'ok'], { session })).calls).toHaveLength(1);
  });
});

describe('an episode with a user', () => {
  it('begins with what the user says and ends when the user stops', async () => {
    const user = plainUser(['Hello, A-1 please.', 'Yes.', 'Thanks. ###STOP###']);
    const model = scriptedModel(['Shall I cancel A-1?', cancel, 'It is cancelled.']);
    const said: (readonly string[])[] = [];
    const trajectory = await play(model, {
      user,
      reward({ messages }) {
        said.push(messages);
        return PASS;
      },
    });
    expect(trajectory.stop).toEqual({ type: 'user-stop' });
    expect(trajectory.answer).toBe('It is cancelled.');
    expect(user.heard).toEqual(['Shall I cancel A-1?', 'It is cancelled.']);
    expect(said).toEqual([user.heard]);
    expect(trajectory.messages.map(({ role, content }) => [role, content]).slice(1)).toEqual([
      ['user', 'Hello, A-1 please.'],
      ['assistant', 'Shall I cancel A-1?'],
      ['user', 'Yes.'],
      ['assistant', ''],
      ['tool', '{"owner":"Ann","status":"cancelled"}'],
      ['assistant', 'It is cancelled.'],
      ['user', 'Thanks. ###STOP###'],
    ]);
    expect(JSON.stringify(model.requests)).not.toContain('Cancel order A-1');
    expect(trajectory.user).toMatchObject({ strategy: 'lines', faults: [], usage: { calls: 3 } });
    expect(() => Trajectory.parse(trajectory)).not.toThrow();
  });

  it('ends with a tool that ends it, and answers the calls behind it', async () => {
    const calls = [toolCall('hand_over', {}, 'h'), toolCall('get_order', { order_id: 'A-1' }, 'g')];
    const trajectory = await play([{ toolCalls: calls }], {
      user: plainUser(['Hello.', 'unheard']),
      endsEpisode: (name) => name === 'hand_over',
      reward: () => FAIL,
    });
    expect(trajectory.stop).toEqual({ type: 'environment-end', detail: 'hand_over' });
    expect(trajectory.calls.map(({ name }) => name)).toEqual(['hand_over']);
    expect(trajectory.messages.slice(-2).map(({ role }) => role)).toEqual(['tool', 'tool']);
    expect(trajectory).toMatchObject({ reward: 0, answer: null });
  });
});

describe('limits', () => {
  const endless = () => scriptedModel(() => ({ toolCalls: [toolCall('get_order', { order_id: 'A-1' })] }));

  it('grants 15 turns of the policy, the paper’s number', async () => {
    const model = endless();
    const trajectory = await play(model, { reward: () => PASS });
    expect(model.requests).toHaveLength(15);
    expect(trajectory).toMatchObject({
      stop: { type: 'limit', detail: 'steps', bucket: 'agent' },
      reward: 0,
      verdict: { reward: 0, bucket: 'agent' },
    });
  });

  it('carries out the action of the last turn', async () => {
    const trajectory = await play([cancel], { limits: { steps: 1 } });
    expect(trajectory.calls).toHaveLength(1);
    expect(trajectory.messages.at(-1)?.role).toBe('tool');
  });

  it.each([
    [{ tokens: 31 }, 3, 'tokens'],
    [{ costUsd: 0.02 }, 2, 'cost'],
  ])('keeps %j', async (limits, turns, detail) => {
    const model = endless();
    const { stop } = await play(model, { limits });
    expect(model.requests).toHaveLength(turns);
    expect(stop).toEqual({ type: 'limit', detail, bucket: 'agent' });
  });

  it('does not pass over a limit of cost that cannot be kept', async () => {
    const usage: Usage = { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: null };
    const { stop, reward } = await play([{ ...cancel, usage }], {
      limits: { costUsd: 1 },
      reward: () => PASS,
    });
    expect(stop).toEqual({ type: 'error', detail: 'COST_UNKNOWN', bucket: 'infra' });
    expect(reward).toBeNull();
  });

  it('judges an episode at its limit where that is asked for', async () => {
    const trajectory = await play([cancel], {
      limits: { steps: 1 },
      reward: () => PASS,
      rewardAtLimit: true,
    });
    expect(trajectory).toMatchObject({ stop: { type: 'limit' }, reward: 1 });
  });

  it('counts a context that is full as a limit', async () => {
    const full = new ScaError('MODEL_CONTEXT_OVERFLOW', 'too long');
    const trajectory = await play([cancel, full], { reward: () => PASS });
    expect(trajectory).toMatchObject({
      stop: { type: 'limit', detail: 'context', bucket: 'agent' },
      reward: 0,
    });
    expect(trajectory.messages).toHaveLength(4);
  });

  it.each([0, -1, Number.NaN])('refuses %d steps', async (steps) => {
    await expect(play([], { limits: { steps } })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });
});

describe('wrong answers, where the protocol lets the policy go on', () => {
  const protocol = {
    ...createStrategy({ strategy: 'tool-calling' }),
    oneAnswer: false,
    wrongAnswer: () => ({ role: 'user', content: 'Wrong, try again.' }) as const,
  };
  const reward = ({ answer }: EpisodeOutcome): RewardReport => (answer === '3' ? PASS : FAIL);

  it('are told to be wrong until one is right', async () => {
    const trajectory = await play(['1', '2', '3', '4'], { protocol, reward });
    expect(trajectory).toMatchObject({ stop: { type: 'answer' }, answer: '3', reward: 1 });
    expect(trajectory.messages.filter(({ content }) => content === 'Wrong, try again.')).toHaveLength(2);
  });

  it('end at the limit as failures', async () => {
    const trajectory = await play(['1', '2'], { protocol, reward, limits: { steps: 2 } });
    expect(trajectory).toMatchObject({ stop: { type: 'limit', detail: 'steps' }, answer: '2', reward: 0 });
  });

  it('end the episode at once otherwise', async () => {
    expect(await play(['1', '3'], { reward })).toMatchObject({ answer: '1', reward: 0 });
  });
});

describe('what is recorded', () => {
  it('has the tokens of every sampled turn', async () => {
    const first = { promptIds: [1, 2], completionIds: [3], logprobs: [-0.5] };
    const second = { promptIds: [1, 2, 3, 4], completionIds: [5, 6], logprobs: [-0.1, null] };
    const trajectory = await play([
      { ...cancel, tokens: first },
      { content: 'done', tokens: second },
    ]);
    expect(trajectory.tokens).toEqual([
      { messageIndex: 2, ...first },
      { messageIndex: 4, ...second },
    ]);
    expect(trajectory.messages[2]?.role).toBe('assistant');
    expect(trajectory.messages[4]?.role).toBe('assistant');
  });

  it('keeps reasoning apart and drops what a model adds of its own', async () => {
    const model = scriptedModel([{ content: '5', reasoning: 'easy' }]);
    const generate = model.generate.bind(model);
    const chatty = {
      ...model,
      async generate(request: Parameters<typeof generate>[0]) {
        const reply = await generate(request);
        return { ...reply, message: { ...reply.message, refusal: null } };
      },
    };
    const trajectory = await play(chatty);
    expect(trajectory.messages.at(-1)).toEqual({
      role: 'assistant',
      content: '5',
      reasoning: 'easy',
      isSampled: true,
    });
  });

  it('sends each turn a seed of its own, the same in every run', async () => {
    const seeds = async (trial: number): Promise<unknown[]> => {
      const model = scriptedModel([cancel, cancel, 'done']);
      await play(model, { trial, sampling: { temperature: 0.5 } });
      return model.requests.map(({ sampling }) => sampling?.seed);
    };
    const [first, again, other] = [await seeds(0), await seeds(0), await seeds(1)];
    expect(first).toEqual(again);
    expect(new Set([...first, ...other]).size).toBe(6);
  });

  it('shows requests that do not change afterwards', async () => {
    const model = scriptedModel([cancel, 'done']);
    await play(model);
    expect(model.requests.map(({ messages }) => messages.length)).toEqual([2, 4]);
  });
});
