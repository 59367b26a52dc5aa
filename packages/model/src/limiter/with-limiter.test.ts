import { type ModelReply, ScaError } from '@sca/core';
import {
  createScriptedModel,
  createVirtualClock,
  type ScriptedStep,
  testModel,
  toScript,
} from '@sca/testing';
import { describe, expect, test } from 'vitest';
import { modelError } from '../model-error.ts';
import { createLimiter, type LimiterOptions } from './create-limiter.ts';
import { withLimiter } from './with-limiter.ts';

testModel('a limited model', async (steps) => ({
  model: withLimiter(createLimiter())(createScriptedModel(toScript(steps))),
}));

const ask = (content: string, maxTokens = 0) => ({
  messages: [{ role: 'user' as const, content }],
  sampling: { maxTokens },
});

/** A model whose replies are given by hand, in any order. */
function setUp(options: LimiterOptions) {
  const clock = createVirtualClock();
  const limiter = createLimiter({ clock, ...options });
  const pending: ((step: ScriptedStep) => void)[] = [];
  const inner = createScriptedModel(() => new Promise((resolve) => pending.push(resolve)));
  const model = withLimiter(limiter)(inner);
  const asked = () => inner.requests.map(({ messages }) => messages[0]?.content);
  const reply = async (index: number, step: ScriptedStep = 'ok') => {
    pending[index]?.(step);
    await clock.advance(0);
  };
  return { clock, limiter, model, asked, reply };
}

test('lets calls begin in their order, as places become free', async () => {
  const { clock, limiter, model, asked, reply } = setUp({ initialConcurrency: 2, maxConcurrency: 2 });
  const calls = ['a', 'b', 'c', 'd'].map((name) => model.generate(ask(name)));
  await clock.advance(0);
  expect([asked(), limiter.inFlight, limiter.waiting]).toEqual([['a', 'b'], 2, 2]);
  await reply(1);
  expect(asked()).toEqual(['a', 'b', 'c']);
  await reply(0);
  await reply(2);
  await reply(3);
  await Promise.all(calls);
  expect([asked(), limiter.inFlight, limiter.waiting]).toEqual([['a', 'b', 'c', 'd'], 0, 0]);
});

test('whoever gives up leaves the queue, and whoever fails leaves a place', async () => {
  const { clock, limiter, model, asked, reply } = setUp({ initialConcurrency: 1, maxConcurrency: 1 });
  const controller = new AbortController();
  const first = expect(model.generate(ask('a'))).rejects.toThrow('broken');
  const second = model.generate({ ...ask('b'), signal: controller.signal });
  const third = model.generate(ask('c'));
  await clock.advance(0);
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
  await reply(0, new Error('broken'));
  await first;
  expect([asked(), limiter.waiting]).toEqual([['a', 'c'], 0]);
  await reply(1);
  await third;
});

// Of eight calls one fails and seven are answered. A refusal cuts 8 to 6.8, and the six next replies lead half the way back.
describe('what a failure tells of the server', () => {
  test.each<[what: string, error: Error, limitAfter: number]>([
    ['429', modelError('MODEL_RATE_LIMITED', '429'), 7],
    ['503', modelError('MODEL_SERVER_FAILED', '503', { status: 503 }), 7],
    ['529', modelError('MODEL_SERVER_FAILED', '529', { status: 529 }), 7],
    ['no answer in time', modelError('MODEL_TIMEOUT', 'late'), 7],
    ['500', modelError('MODEL_SERVER_FAILED', '500', { status: 500 }), 8],
    ['a lost connection', modelError('MODEL_CONNECTION_FAILED', 'lost'), 8],
    ['a refused request, which is an answer', modelError('MODEL_REQUEST_REJECTED', '400'), 16],
    ['a bug, which tells nothing', new Error('bug'), 8],
  ])('%s', async (_what, error, limitAfter) => {
    const { clock, limiter, model, reply } = setUp({ initialConcurrency: 8 });
    const calls = Array.from({ length: 8 }, (_, index) => model.generate(ask(`${index}`)).catch(() => {}));
    await clock.advance(0);
    await reply(0, error);
    for (let index = 1; index < 8; index += 1) await reply(index);
    await Promise.all(calls);
    expect(limiter.limit).toBe(limitAfter);
  });
});

describe('rates', () => {
  test('requests per minute', async () => {
    const { clock, model, asked } = setUp({ initialConcurrency: null, requestsPerMinute: 60 });
    for (let index = 0; index < 200; index += 1) void model.generate(ask(`${index}`));
    await clock.advance(59_999);
    expect(asked()).toHaveLength(60);
    await clock.advance(60_000);
    expect(asked().length).toBeGreaterThanOrEqual(118);
    expect(asked().length).toBeLessThanOrEqual(120);
  });

  test('tokens per minute, guessed before and corrected after', async () => {
    const { clock, model, asked, reply } = setUp({ initialConcurrency: null, tokensPerMinute: 6000 });
    const cheap: ScriptedStep = { usage: { promptTokens: 0, completionTokens: 1 } };
    void model.generate(ask('', 6000));
    void model.generate(ask('', 6000));
    await clock.advance(30_000);
    expect(asked()).toHaveLength(1);
    await reply(0, cheap);
    await clock.advance(1);
    expect(asked()).toHaveLength(2);
  });

  test('what a server refuses it does not count', async () => {
    const { clock, model, asked, reply } = setUp({ initialConcurrency: null, tokensPerMinute: 6000 });
    void model.generate(ask('', 6000)).catch(() => {});
    void model.generate(ask('', 6000));
    await clock.advance(0);
    await reply(0, modelError('MODEL_RATE_LIMITED', '429'));
    await clock.advance(1);
    expect(asked()).toHaveLength(2);
  });
});

test('a thousand waiters are served without one another', async () => {
  const limiter = createLimiter({ initialConcurrency: 10, maxConcurrency: 10 });
  const model = withLimiter(limiter)(createScriptedModel(() => 'ok'));
  const replies: ModelReply[] = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => model.generate(ask(`${n}`))),
  );
  expect(replies).toHaveLength(1000);
  expect([limiter.inFlight, limiter.waiting]).toEqual([0, 0]);
});

test('errors come through as they are', async () => {
  const error = modelError('MODEL_CONTEXT_OVERFLOW', 'long');
  const model = withLimiter(createLimiter())(createScriptedModel([error]));
  const thrown = await model.generate(ask('a')).catch((each: unknown) => each);
  expect(thrown).toBeInstanceOf(ScaError);
  expect(thrown).toBe(error);
});
