import { createScriptedModel, createVirtualClock, testModel, toScript } from '@sca/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withTimeout } from './with-timeout.ts';

const ASK = { messages: [{ role: 'user', content: 'Hello?' }] } as const;
const never = () => new Promise<string>(() => {});

testModel('a model with a timeout', async (steps) => ({
  model: withTimeout({ timeoutMs: 60_000 })(createScriptedModel(toScript(steps))),
}));

test('ends a call that takes too long, and tells what is inside', async () => {
  const clock = createVirtualClock();
  const inner = createScriptedModel(never);
  const call = withTimeout({ timeoutMs: 100, clock })(inner).generate(ASK);
  const outcome = expect(call).rejects.toMatchObject({ code: 'MODEL_TIMEOUT', isRetryable: true });
  await clock.advance(99);
  expect(inner.requests[0]?.signal?.aborted).toBe(false);
  await clock.advance(1);
  await outcome;
  expect(inner.requests[0]?.signal?.aborted).toBe(true);
});

test('ends at once on an abort, though what is inside does not listen', async () => {
  const deaf = { name: 'deaf', generate: () => new Promise<never>(() => {}) };
  const controller = new AbortController();
  const call = withTimeout({ timeoutMs: 100, clock: createVirtualClock() })(deaf).generate({
    ...ASK,
    signal: controller.signal,
  });
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
});

test('leaves nothing behind: no timer, no listener', async () => {
  const clock = createVirtualClock();
  const { signal } = new AbortController();
  let listeners = 0;
  const counted = new Proxy(signal, {
    get(target, name) {
      if (name === 'addEventListener') listeners += 1;
      if (name === 'removeEventListener') listeners -= 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const model = withTimeout({ timeoutMs: 100, clock })(createScriptedModel(() => 'ok'));
  await model.generate({ ...ASK, signal: counted });
  await clock.advance(0);
  expect([clock.pending, listeners]).toEqual([0, 0]);
});

test('one signal may end any number of calls, and Node does not warn of a leak', async () => {
  const warn = vi.spyOn(process, 'emitWarning');
  onTestFinished(() => warn.mockRestore());
  const controller = new AbortController();
  const model = withTimeout({ timeoutMs: 100, clock: createVirtualClock() })(createScriptedModel(never));
  const calls = Array.from({ length: 50 }, () => model.generate({ ...ASK, signal: controller.signal }));
  const settled = Promise.allSettled(calls);
  controller.abort();
  expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
  expect(warn).not.toHaveBeenCalled();
});
