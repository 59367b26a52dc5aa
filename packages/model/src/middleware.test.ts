import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScriptedModel, createVirtualClock } from '@sca/testing';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createReplyCache } from './cache/create-reply-cache.ts';
import { withCache } from './cache/with-cache.ts';
import { createLimiter } from './limiter/create-limiter.ts';
import { withLimiter } from './limiter/with-limiter.ts';
import { type ModelMiddleware, wrapModel } from './middleware.ts';
import { modelError } from './model-error.ts';
import { openRecording } from './recording/open-recording.ts';
import { withRecording } from './recording/with-recording.ts';
import { withRetry } from './retry/with-retry.ts';
import { createLedger } from './usage/create-ledger.ts';
import { withUsage } from './usage/with-usage.ts';
import { withSampling } from './with-sampling.ts';
import { withTimeout } from './with-timeout.ts';

const root = mkdtempSync(join(tmpdir(), 'sca-middlewares-'));
afterAll(() => rmSync(root, { recursive: true }));

test('the first middleware is outermost', async () => {
  const order: string[] = [];
  const named =
    (name: string): ModelMiddleware =>
    (model) => ({
      name: `${name}(${model.name})`,
      generate: (request) => {
        order.push(name);
        return model.generate(request);
      },
    });
  const model = wrapModel(createScriptedModel(['ok']), [named('a'), named('b')]);
  await model.generate({ messages: [] });
  expect([model.name, order]).toEqual(['a(b(scripted))', ['a', 'b']]);
});

const NAMES = ['sampling', 'recording', 'cache', 'retry', 'limiter', 'usage', 'timeout'] as const;

test('middlewares work in any order, and any of them may be missing', async () => {
  let run = 0;
  const ask = { messages: [{ role: 'user' as const, content: 'Hello?' }] };
  const price = { promptUsdPerMillion: 0, completionUsdPerMillion: 1_000_000 };
  const usage = { promptTokens: 5, completionTokens: 2 };
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...NAMES]), async (names) => {
      run += 1;
      const clock = createVirtualClock();
      const ledger = createLedger({ limitUsd: 10 });
      await using recording = await openRecording(join(root, `${run}.jsonl`));
      const middlewares: Record<(typeof NAMES)[number], ModelMiddleware> = {
        sampling: withSampling({ temperature: 0 }),
        recording: withRecording(recording),
        cache: withCache(createReplyCache({ folder: join(root, `${run}`) })),
        // Waits for nothing: the clock of this test stands still.
        retry: withRetry({ clock: { ...clock, after: (_delayMs, callback) => clock.after(0, callback) } }),
        limiter: withLimiter(createLimiter({ clock })),
        usage: withUsage({ ledger, role: 'executor', price }),
        timeout: withTimeout({ timeoutMs: 1000, clock }),
      };
      const busy = modelError('MODEL_SERVER_FAILED', 'busy');
      const inner = createScriptedModel((_request, index) =>
        index === 0 ? busy : { content: 'Hi.', usage },
      );
      const model = wrapModel(
        inner,
        names.map((name) => middlewares[name]),
      );
      const patient = names.includes('retry') ? model : wrapModel(model, [middlewares.retry]);
      const replies = [];
      for (let call = 0; call < 3; call += 1) {
        const pending = patient.generate({ ...ask, sampling: { maxTokens: 3 } });
        let isDone = false;
        void pending.finally(() => (isDone = true)).catch(() => {});
        while (!isDone) {
          await new Promise(setImmediate);
          await clock.advance(0);
        }
        replies.push(await pending);
      }
      expect(replies.map(({ message }) => message.content)).toEqual(['Hi.', 'Hi.', 'Hi.']);
      const asked = inner.requests.length - 1;
      expect(asked).toBe(names.includes('cache') ? 1 : 3);
      // Every reply of the endpoint is paid once, and no hit is.
      if (names.includes('usage')) expect(ledger.spentUsd).toBe(2 * asked);
      expect(replies.reduce((sum, reply) => sum + reply.usage.calls, 0)).toBe(asked);
    }),
    { numRuns: 120 },
  );
});
