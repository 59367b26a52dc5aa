import { ScaError, startSession, Trajectory } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainUser } from '../testing/plain-user.test.support.ts';
import { play } from '../testing/play.test.support.ts';
import { scriptedModel, toolCall } from '../testing/scripted-model.test.support.ts';
import { shop } from '../testing/shop.test.support.ts';
import { createStrategy } from './strategies/create-strategy.ts';

const reward = () => ({ reward: 1, bucket: null, detail: 'right' }) as const;
const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined);

describe('a failure of the provider', () => {
  it.each([
    'MODEL_RATE_LIMITED',
    'MODEL_SERVER_FAILED',
    'MODEL_TIMEOUT',
    'MODEL_CONNECTION_LOST',
    'MODEL_REPLY_INVALID',
    'MODEL_REPLY_EMPTY',
  ])('%s ends the episode by name, unscored', async (code) => {
    const failure = new ScaError(code, 'the provider said so', { isRetryable: true });
    const trajectory = await play([{ toolCalls: [toolCall('get_order', { order_id: 'A-1' })] }, failure], {
      reward,
    });
    expect(trajectory).toMatchObject({
      stop: { type: 'error', detail: code, bucket: 'infra' },
      reward: null,
      verdict: { reward: null, bucket: 'infra', detail: expect.stringContaining('the provider said so') },
      usage: { calls: 1 },
    });
    expect(trajectory.messages).toHaveLength(4);
    expect(() => Trajectory.parse(trajectory)).not.toThrow();
  });

  it('is a filtered reply as well, which is not the policy’s', async () => {
    const trajectory = await play([{ content: 'I must', finishReason: 'content-filter' }], { reward });
    expect(trajectory).toMatchObject({
      stop: { type: 'error', detail: 'CONTENT_FILTERED', bucket: 'infra' },
      reward: null,
      usage: { calls: 1 },
    });
  });

  it('is no reason to hide a bug of ours', async () => {
    await expect(play([new TypeError('a bug')])).rejects.toThrow('a bug');
  });
});

describe('a finish reason that does not fit the message', () => {
  it.each(['stop', 'length', 'tool-calls'] as const)(
    '%s: what the message holds counts',
    async (finishReason) => {
      const call = { toolCalls: [toolCall('cancel_order', { order_id: 'A-1' })], finishReason };
      const trajectory = await play([call, { content: 'done', finishReason }], { reward });
      expect(trajectory).toMatchObject({ stop: { type: 'answer' }, answer: 'done', reward: 1 });
      expect(trajectory.calls).toHaveLength(1);
    },
  );
});

describe('what the policy gets wrong goes back to it', () => {
  const lastMessage = async (first: ScriptedStep) => (await play([first, 'done'])).messages.at(-2);

  it.each([
    [
      'cancel_order',
      '{"order_id": ',
      'The arguments of cancel_order are not valid JSON; write one JSON object.',
    ],
    ['cancel_order', '["A-1"]', 'The arguments of cancel_order are a list; write one JSON object.'],
    ['cancel_order', 'null', 'The arguments of cancel_order are null; write one JSON object.'],
    ['cancel_order', '', expect.stringContaining('order_id: expected string, received undefined')],
    ['cancel_order', '{"order_id": "A-2"}', 'Order A-2 is sent.'],
    ['delete_order', '{"order_id": "A-2"}', 'There is no tool named "delete_order".'],
    ['__proto__', '{}', 'There is no tool named "__proto__".'],
  ])('%s(%s)', async (name, text, content) => {
    expect(await lastMessage({ toolCalls: [toolCall(name, text, 'c')] })).toEqual({
      role: 'tool',
      content,
      toolCallId: 'c',
      name,
    });
  });

  it.each(['', ' \n'])('an empty reply (%j)', async (content) => {
    expect(await lastMessage({ content })).toEqual({
      role: 'user',
      content: 'Your reply was empty. Call a tool, or write something.',
    });
  });
});

describe('a tool with a bug', () => {
  it('breaks the task, not the policy', async () => {
    const trajectory = await play([{ toolCalls: [toolCall('broken', {})] }], { reward });
    expect(trajectory).toMatchObject({
      stop: { type: 'error', detail: 'HOST_TOOL_FAILED', bucket: 'task' },
      reward: null,
      verdict: { bucket: 'task', detail: expect.stringContaining('a bug of the tool') },
      calls: [{ name: 'broken', ok: false }],
    });
  });

  it('may be far away and merely out of reach', async () => {
    const session = {
      ...startSession(shop),
      call: async () => Promise.reject(new ScaError('MCP_GONE', 'gone')),
    };
    const trajectory = await play([{ toolCalls: [toolCall('get_order', {})] }], { session, reward });
    expect(trajectory).toMatchObject({
      stop: { type: 'error', detail: 'MCP_GONE', bucket: 'infra' },
      reward: null,
    });
  });

  it.each([
    [new ScaError('WORKER_CRASHED', 'crashed'), 'WORKER_CRASHED', 'infra'],
    [new ScaError('HOST_TOOL_FAILED', 'a bug'), 'HOST_TOOL_FAILED', 'task'],
  ])('is told from a sandbox that failed: %s', async (failure, detail, bucket) => {
    const code = { run: async () => Promise.reject(failure), close() {} };
    const protocol = createStrategy({ strategy: 'code' });
    const trajectory = await play(['```js\n1\n```'], { protocol, code, reward });
    expect(trajectory).toMatchObject({ stop: { type: 'error', detail, bucket }, reward: null });
  });

  it('is told from a protocol with a bug, which is thrown on', async () => {
    const protocol = {
      ...createStrategy({ strategy: 'tool-calling' }),
      execute: () => {
        throw new TypeError('ours');
      },
    };
    await expect(play([{ toolCalls: [toolCall('get_order', {})] }], { protocol })).rejects.toThrow('ours');
  });
});

describe('a failure of the user', () => {
  it.each([
    [new ScaError('MODEL_CONTEXT_OVERFLOW', 'too long'), 'user/MODEL_CONTEXT_OVERFLOW', 'infra'],
    [{ status: 'failed', fault: 'empty-reply', bucket: 'infra' } as const, 'user/empty-reply', 'infra'],
    [
      { status: 'failed', fault: 'unreadable-reply', bucket: 'agent' } as const,
      'user/unreadable-reply',
      'agent',
    ],
  ])('%o', async (failure, detail, bucket) => {
    for (const lines of [[failure], ['Hello.', failure]]) {
      const trajectory = await play(['How can I help?'], { user: plainUser(lines), reward });
      expect(trajectory.stop).toEqual({ type: 'error', detail, bucket });
      expect(trajectory.reward).toBe(bucket === 'agent' ? 0 : null);
    }
  });
});

describe('a reward that fails', () => {
  it.each([
    [new ScaError('WORKER_CRASHED', 'crashed'), 'infra'],
    [new ScaError('HOST_TOOL_FAILED', 'a bug'), 'task'],
    [new TypeError('a bug of the verifier'), 'task'],
  ])('%s makes the episode unscorable', async (failure, bucket) => {
    const failing = () => {
      throw failure;
    };
    for (const fails of [failing, async () => failing()]) {
      expect(await play(['42'], { reward: fails })).toMatchObject({
        stop: { type: 'answer' },
        reward: null,
        verdict: { reward: null, bucket, detail: expect.stringContaining(failure.message) },
      });
    }
  });
});

describe('an abort', () => {
  const hanging = { name: 'hanging', generate: () => never<never>() };

  it('ends at once, whether or not the model heeds it', async () => {
    const controller = new AbortController();
    const running = play(hanging, { signal: controller.signal, reward });
    controller.abort(new Error('enough'));
    expect(await running).toMatchObject({ stop: { type: 'aborted', bucket: 'infra' }, reward: null });
  });

  it('after the end reaches nobody', async () => {
    const controller = new AbortController();
    const model = scriptedModel(['42']);
    await play(model, { signal: controller.signal });
    controller.abort();
    expect(model.requests[0]?.signal?.aborted).toBe(false);
  });

  it('aborts what the model is doing', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const model = {
      name: 'm',
      generate: ({ signal }: { signal?: AbortSignal }) => {
        seen = signal;
        return never<never>();
      },
    };
    const running = play(model, { signal: controller.signal });
    controller.abort();
    await running;
    expect(seen?.aborted).toBe(true);
  });

  it('comes first even if the model answers at the same time', async () => {
    const controller = new AbortController();
    const model = scriptedModel(() => {
      controller.abort();
      return { toolCalls: [toolCall('cancel_order', { order_id: 'A-1' })] };
    });
    const trajectory = await play(model, { signal: controller.signal });
    expect(trajectory).toMatchObject({ stop: { type: 'aborted' }, calls: [] });
  });

  it('keeps an episode from beginning', async () => {
    const model = scriptedModel([]);
    const trajectory = await play(model, { signal: AbortSignal.abort() });
    expect(trajectory).toMatchObject({ stop: { type: 'aborted' }, messages: [], reward: null });
    expect(() => Trajectory.parse(trajectory)).not.toThrow();
  });

  it('that comes with the reward does not take it back', async () => {
    const controller = new AbortController();
    const trajectory = await play(['42'], {
      signal: controller.signal,
      async reward() {
        setImmediate(() => controller.abort());
        return reward();
      },
    });
    expect(trajectory).toMatchObject({ stop: { type: 'answer' }, reward: 1 });
  });

  it('also ends waiting for a user, a remote tool or a reward', async () => {
    const user = {
      ...plainUser([]),
      start: () => ({ ...plainUser([]).start(request), open: () => never<never>() }),
    };
    const request = { instruction: '', seed: 1, trial: 0, signal: undefined };
    const session = { ...startSession(shop), call: () => never<never>() };
    const call = { toolCalls: [toolCall('get_order', {})] };
    for (const options of [{ user }, { session }, { reward: () => never<never>() }]) {
      const controller = new AbortController();
      const script = 'reward' in options ? ['42'] : [call];
      const running = play(script, { ...options, signal: controller.signal });
      setImmediate(() => controller.abort());
      expect((await running).stop).toEqual({ type: 'aborted', bucket: 'infra' });
    }
  });
});

describe('a limit of time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends an episode that hangs, at nobody’s expense', async () => {
    const running = play({ name: 'hanging', generate: () => never() }, { limits: { timeMs: 1000 }, reward });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await running).toMatchObject({
      stop: { type: 'limit', detail: 'time', bucket: 'infra' },
      reward: null,
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not run on into the reward', async () => {
    const slow = () =>
      new Promise<ReturnType<typeof reward>>((done) => setTimeout(() => done(reward()), 5000));
    const running = play(['42'], { limits: { timeMs: 1000 }, reward: slow });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await running).toMatchObject({ stop: { type: 'answer' }, reward: 1 });
  });
});
