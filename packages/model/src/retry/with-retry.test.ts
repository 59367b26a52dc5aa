import { ScaError } from '@sca/core';
import { createScriptedModel, createVirtualClock, type ScriptedStep } from '@sca/testing';
import { expect, test } from 'vitest';
import { modelError } from '../model-error.ts';
import { type RetryOptions, withRetry } from './with-retry.ts';

const ASK = { messages: [{ role: 'user', content: 'Hello?' }] } as const;
/** No spread: half of a growing delay is 0.5 times it, and what a server asks for is waited for as it is. */
const random = { float: () => 0 };

function setUp(script: readonly ScriptedStep[], options: RetryOptions = {}) {
  const clock = createVirtualClock();
  const inner = createScriptedModel(script);
  const waits: number[] = [];
  const model = withRetry({
    clock,
    random,
    onRetry: ({ waitMs }) => waits.push(waitMs),
    ...options,
  })(inner);
  return { clock, inner, model, waits };
}

const busy = modelError('MODEL_SERVER_FAILED', 'busy');
const asksFor = (retryAfterMs: number) => modelError('MODEL_RATE_LIMITED', 'wait', { retryAfterMs });

test('waits longer from one attempt to the next, up to a bound', async () => {
  const { clock, model, waits } = setUp([...Array(8).fill(busy), 'ok'], { maxDelayMs: 4000 });
  const call = model.generate(ASK);
  await clock.advance(60_000);
  expect((await call).message.content).toBe('ok');
  expect(waits).toEqual([250, 500, 1000, 2000, 2000, 2000, 2000, 2000]);
});

test('waits for as long as the server asks', async () => {
  const { clock, inner, model, waits } = setUp([asksFor(7000), asksFor(0), 'ok']);
  const call = model.generate(ASK);
  await clock.advance(6999);
  expect(inner.requests).toHaveLength(1);
  await clock.advance(2000);
  await call;
  expect(waits).toEqual([7000, 500]);
});

test('spreads waits: never earlier than asked, and half to all of its own delays', async () => {
  const { clock, model, waits } = setUp([asksFor(1000), busy, 'ok'], { random: { float: () => 1 } });
  const call = model.generate(ASK);
  await clock.advance(10_000);
  await call;
  expect(waits).toEqual([1100, 1000]);
});

test.each([
  ['what will not pass', modelError('MODEL_AUTH_FAILED', 'no')],
  ['an overflow', modelError('MODEL_CONTEXT_OVERFLOW', 'long')],
  ['a bug', new TypeError('x is undefined')],
])('does not repeat %s', async (_what, error) => {
  const { inner, model } = setUp([error, 'ok']);
  await expect(model.generate(ASK)).rejects.toBe(error);
  expect(inner.requests).toHaveLength(1);
});

test('is bounded in attempts, and says how many there were', async () => {
  const { clock, inner, model } = setUp(Array(9).fill(busy), { maxAttempts: 3 });
  const call = model.generate(ASK).catch((error: unknown) => error);
  await clock.advance(60_000);
  const thrown = await call;
  expect(thrown).toBeInstanceOf(ScaError);
  expect(thrown).toMatchObject({ code: 'MODEL_SERVER_FAILED', isRetryable: true, details: { attempts: 3 } });
  expect(inner.requests).toHaveLength(3);
});

test('is bounded in time: what would begin too late is not waited for', async () => {
  const { clock, inner, model } = setUp([busy, asksFor(60_000), 'ok'], { maxElapsedMs: 30_000 });
  const call = expect(model.generate(ASK)).rejects.toMatchObject({ code: 'MODEL_RATE_LIMITED' });
  await clock.advance(250);
  await call;
  expect([inner.requests.length, clock.now(), clock.pending]).toEqual([2, 250, 0]);
});

test('an abort ends a wait at once', async () => {
  const { clock, inner, model } = setUp([asksFor(60_000), 'ok']);
  const controller = new AbortController();
  const call = model.generate({ ...ASK, signal: controller.signal });
  await clock.advance(10);
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
  expect([inner.requests.length, clock.pending]).toEqual([1, 0]);
});

test('is ended by what onRetry throws', async () => {
  const onRetry = (): never => {
    throw new Error('enough');
  };
  const { inner, model } = setUp([busy, 'ok'], { onRetry });
  await expect(model.generate(ASK)).rejects.toThrow('enough');
  expect(inner.requests).toHaveLength(1);
});
