import type { Model, ModelReply } from '@sca/core';
import { createVirtualClock, type StubReply, startStubServer } from '@sca/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { wrapModel } from './middleware.ts';
import type { ModelErrorCode } from './model-error.ts';
import { createOpenAIModel } from './openai/create-openai-model.ts';
import { withRetry } from './retry/with-retry.ts';
import { withTimeout } from './with-timeout.ts';

const ASK = { messages: [{ role: 'user', content: 'Hello?' }] } as const;
const TIMEOUT_MS = 60_000;

/** Every way in which endpoints fail, with what it ends as. A finish reason is a reply; all others are errors. */
const FAULTS: [what: string, reply: StubReply, outcome: ModelErrorCode | ModelReply['finishReason']][] = [
  ['429 without Retry-After', { fault: 'rate-limit' }, 'MODEL_RATE_LIMITED'],
  ['429 with Retry-After', { fault: 'rate-limit', retryAfter: '3' }, 'MODEL_RATE_LIMITED'],
  [
    '429 for want of credit',
    { fault: 'status', status: 429, body: { error: { message: 'no', code: 'insufficient_quota' } } },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  ['402', { fault: 'status', status: 402, body: { error: { message: 'pay' } } }, 'MODEL_QUOTA_EXHAUSTED'],
  ['500', { fault: 'server-error' }, 'MODEL_SERVER_FAILED'],
  ['503 with Retry-After', { fault: 'server-error', status: 503, retryAfter: '1' }, 'MODEL_SERVER_FAILED'],
  [
    'a page of a proxy with 502',
    { fault: 'status', status: 502, body: '<html>Bad Gateway</html>' },
    'MODEL_SERVER_FAILED',
  ],
  ['408', { fault: 'status', status: 408, body: {} }, 'MODEL_SERVER_FAILED'],
  ['400', { fault: 'status', status: 400, body: { error: { message: 'bad' } } }, 'MODEL_REQUEST_REJECTED'],
  [
    '422 in the way of FastAPI',
    { fault: 'status', status: 422, body: { detail: [] } },
    'MODEL_REQUEST_REJECTED',
  ],
  ['501', { fault: 'status', status: 501, body: {} }, 'MODEL_REQUEST_REJECTED'],
  ['401', { fault: 'status', status: 401, body: {} }, 'MODEL_AUTH_FAILED'],
  ['403', { fault: 'status', status: 403, body: {} }, 'MODEL_AUTH_FAILED'],
  ['404', { fault: 'status', status: 404, body: {} }, 'MODEL_NOT_FOUND'],
  ['an overflow of the context', { fault: 'context-overflow' }, 'MODEL_CONTEXT_OVERFLOW'],
  ['a hang', { fault: 'hang' }, 'MODEL_TIMEOUT'],
  ['a reset', { fault: 'reset' }, 'MODEL_CONNECTION_FAILED'],
  ['a truncated body', { fault: 'truncated-body' }, 'MODEL_REPLY_TRUNCATED'],
  ['invalid JSON', { fault: 'invalid-json' }, 'MODEL_REPLY_NOT_JSON'],
  ['a page with 200', { fault: 'status', status: 200, body: '<html>Welcome</html>' }, 'MODEL_REPLY_NOT_JSON'],
  ['empty choices', { fault: 'empty-choices' }, 'MODEL_REPLY_EMPTY'],
  [
    'JSON that is no completion',
    { fault: 'status', status: 200, body: { choices: [{}] } },
    'MODEL_REPLY_INVALID',
  ],
  ['a wrong finish reason', { fault: 'wrong-finish-reason' }, 'MODEL_FINISH_REASON_UNKNOWN'],
  ['no finish reason', { content: 'Hi', finishReason: null }, 'MODEL_FINISH_REASON_UNKNOWN'],
  ['a content filter on the reply', { fault: 'content-filter' }, 'content-filter'],
  [
    'a content filter on the prompt',
    { fault: 'status', status: 400, body: { error: { message: 'policy', code: 'content_filter' } } },
    'content-filter',
  ],
];

const RETRYABLE: string[] = [
  'MODEL_RATE_LIMITED',
  'MODEL_SERVER_FAILED',
  'MODEL_TIMEOUT',
  'MODEL_CONNECTION_FAILED',
  'MODEL_REPLY_TRUNCATED',
  'MODEL_REPLY_NOT_JSON',
  'MODEL_REPLY_EMPTY',
  'MODEL_REPLY_INVALID',
  'MODEL_FINISH_REASON_UNKNOWN',
];

async function start(replies: readonly StubReply[]) {
  const server = await startStubServer({ replies });
  onTestFinished(() => server.close());
  const clock = createVirtualClock();
  const endpoint = createOpenAIModel({ baseUrl: server.baseUrl, model: 'stub-model' });
  return { server, clock, model: withTimeout({ timeoutMs: TIMEOUT_MS, clock })(endpoint) };
}

/** What a call ends as; time goes on while it is under way. */
async function outcomeOf(model: Model, clock: ReturnType<typeof createVirtualClock>): Promise<unknown> {
  let outcome: unknown;
  const call = model.generate(ASK).then(
    ({ finishReason }) => (outcome = finishReason),
    (error: unknown) => (outcome = error),
  );
  while (outcome === undefined) {
    await new Promise(setImmediate);
    await clock.advance(100);
  }
  await call;
  return outcome;
}

describe.each(FAULTS)('%s', (_what, fault, outcome) => {
  test(`ends as ${outcome}`, async () => {
    const { server, clock, model } = await start([fault, 'Hello.']);
    const ended = await outcomeOf(model, clock);
    if (outcome.startsWith('MODEL_')) {
      expect(ended).toMatchObject({ code: outcome, isRetryable: RETRYABLE.includes(outcome) });
    } else expect(ended).toBe(outcome);
    expect(server.counts.requests).toBe(1);
    // Nothing of it is left: the next call is answered.
    expect((await model.generate(ASK)).message.content).toBe('Hello.');
  });

  test(`is ${RETRYABLE.includes(outcome) ? '' : 'not '}repeated`, async () => {
    const { server, clock, model } = await start([fault, 'Hello.']);
    const ended = await outcomeOf(wrapModel(model, [withRetry({ clock })]), clock);
    if (RETRYABLE.includes(outcome)) expect(ended).toBe('stop');
    else expect(ended).not.toBe('stop');
    expect(server.counts.requests).toBe(RETRYABLE.includes(outcome) ? 2 : 1);
  });
});

test('a server that is not there', async () => {
  const { server, model } = await start([]);
  await server.close();
  await expect(model.generate(ASK)).rejects.toMatchObject({
    code: 'MODEL_CONNECTION_FAILED',
    details: { systemCode: 'ECONNREFUSED' },
    message: expect.stringContaining('Is the server running?'),
  });
});

test('what a server asks to wait is kept with the error', async () => {
  const { model } = await start([{ fault: 'rate-limit', retryAfter: '3' }]);
  await expect(model.generate(ASK)).rejects.toMatchObject({ details: { retryAfterMs: 3000, status: 429 } });
});
