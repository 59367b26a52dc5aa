import { expect, test } from 'vitest';
import { readReply } from './read-reply.ts';

const context = {
  capture: 'off',
  endpoint: { model: 'm', baseUrl: 'http://localhost/v1', redact: (text: string) => text },
  messageCount: 4,
} as const;

function read(message: object, { finish_reason = 'stop', ...rest }: Record<string, unknown> = {}) {
  return readReply({ choices: [{ message, finish_reason }], ...rest }, context);
}

const CALL = { function: { name: 'look', arguments: '{}' } };

test('a message holds calls or it does not, whatever the finish reason says', () => {
  expect(read({ tool_calls: [CALL] }, { finish_reason: 'stop' }).finishReason).toBe('tool-calls');
  expect(read({ content: 'Hi' }, { finish_reason: 'tool_calls' }).finishReason).toBe('stop');
  expect(read({ tool_calls: [CALL] }, { finish_reason: 'length' }).finishReason).toBe('length');
});

test('calls get ids where there are none, and different ones', () => {
  const { message } = read({
    tool_calls: [CALL, { ...CALL, id: '' }, { ...CALL, id: 'a' }, { ...CALL, id: 'a' }],
  });
  expect(message.toolCalls?.map(({ id }) => id)).toEqual(['call_4_0', 'call_4_1', 'a', 'a_3']);
});

test('arguments that are no text are written as JSON, and missing ones are empty', () => {
  const calls = [{ at: 1 }, null, undefined].map((given) => ({
    function: { name: 'look', arguments: given },
  }));
  expect(read({ tool_calls: calls }).message.toolCalls?.map((call) => call.arguments)).toEqual([
    '{"at":1}',
    '',
    '',
  ]);
});

test('content may come in parts, with thinking among them', () => {
  const content = [
    { type: 'thinking', thinking: [] },
    { type: 'text', text: 'Four' },
    { type: 'text', text: '.' },
  ];
  expect(read({ content }).message.content).toBe('Four.');
});

test('a refusal is filtered content', () => {
  const reply = read({ content: null, refusal: 'I will not.' });
  expect([reply.finishReason, reply.message.content]).toEqual(['content-filter', 'I will not.']);
});

test('an endpoint that counts nothing counts as zero, and one that says its price is believed', () => {
  expect(read({ content: 'a' }).usage).toMatchObject({ promptTokens: 0, completionTokens: 0, costUsd: null });
  const usage = { prompt_tokens: 3, completion_tokens: null, cost: 0.25 };
  expect(read({ content: 'a' }, { usage }).usage).toMatchObject({
    promptTokens: 3,
    completionTokens: 0,
    costUsd: 0.25,
  });
});

test.each<[what: string, body: unknown, code: string]>([
  ['an error with status 200', { error: { code: 429, message: 'busy' } }, 'MODEL_RATE_LIMITED'],
  ['an error without a status', { error: { message: 'upstream' } }, 'MODEL_SERVER_FAILED'],
  ['a page', '<html>nginx</html>', 'MODEL_REPLY_NOT_JSON'],
  ['something else', { choices: [{ text: 'completion' }] }, 'MODEL_REPLY_INVALID'],
  ['null', null, 'MODEL_REPLY_INVALID'],
  ['no choice', {}, 'MODEL_REPLY_EMPTY'],
])('%s is no reply', (_what, body, code) => {
  expect(() => readReply(body, context)).toThrowError(expect.objectContaining({ code }));
});

test('what the provider counted of a reply that is none is kept with the error', () => {
  const body = { choices: [], usage: { prompt_tokens: 7, completion_tokens: 0 } };
  expect(() => readReply(body, context)).toThrowError(
    expect.objectContaining({
      code: 'MODEL_REPLY_EMPTY',
      isRetryable: true,
      details: { usage: expect.objectContaining({ calls: 1, promptTokens: 7 }) },
    }),
  );
});
