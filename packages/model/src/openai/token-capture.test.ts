import type { Model } from '@sca/core';
import { type StubServerOptions, startStubServer } from '@sca/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { ModelConfigInput } from '../model-config.ts';
import { createOpenAIModel } from './create-openai-model.ts';

const ASK = { messages: [{ role: 'user', content: 'Hi' }] } as const;
// "ok" in the stub's tokens: a byte each and the mark of the end, with -((id % 9) + 1) / 10 as logarithm.
const OK = { completionIds: [111, 107, 257], logprobs: [-0.4, -0.9, -0.6] };

async function start(capture: ModelConfigInput['tokens'], options: StubServerOptions = {}) {
  const server = await startStubServer(options);
  onTestFinished(() => server.close());
  const model = createOpenAIModel({ baseUrl: server.baseUrl, model: 'm', tokens: capture });
  return { server, model };
}

async function tokensOf(model: Model) {
  return (await model.generate({ ...ASK, sampling: { seed: 1 } })).tokens;
}

test('nothing is asked for and nothing kept unless it is wanted', async () => {
  const { server, model } = await start('off');
  expect(await tokensOf(model)).toBeUndefined();
  expect(server.requests[0]?.body).not.toHaveProperty('logprobs');
});

test.each(['token-ids', 'auto'] as const)(
  '%s: ids of prompt and completion, and logprobs',
  async (capture) => {
    const { model } = await start(capture);
    const tokens = await tokensOf(model);
    expect(tokens).toMatchObject(OK);
    // <start> "user\nHi" <end> "\n" <start> "assistant\n"
    expect(tokens?.promptIds).toHaveLength(1 + 7 + 1 + 1 + 1 + 10);
  },
);

test.each(['token-id-strings', 'auto'] as const)(
  '%s: an older vLLM gives no ids of the prompt',
  async (capture) => {
    const { model } = await start(capture, { features: { tokenIds: false } });
    expect(await tokensOf(model)).toEqual(OK);
  },
);

test.each(['logprobs', 'auto'] as const)('%s: other servers give logprobs alone', async (capture) => {
  const { model } = await start(capture, { features: { tokenIds: false, tokenIdStrings: false } });
  expect(await tokensOf(model)).toEqual({ logprobs: OK.logprobs });
});

test('auto: a server that gives nothing is taken as it is', async () => {
  const features = { tokenIds: false, tokenIdStrings: false, logprobs: false };
  const { model } = await start('auto', { features });
  expect(await tokensOf(model)).toBeUndefined();
});

test('auto: what a server refuses is left out, then and from then on', async () => {
  const refusedParameters = ['return_token_ids', 'return_tokens_as_token_ids', 'seed'];
  const { server, model } = await start('auto', { features: { refusedParameters } });
  expect(await tokensOf(model)).toEqual({ logprobs: OK.logprobs });
  const attempts = server.counts.requests;
  expect(attempts).toBe(4);
  expect(await tokensOf(model)).toEqual({ logprobs: OK.logprobs });
  expect(server.counts.requests).toBe(attempts + 1);
});

test('a refusal that goes on without the parameter was not about it', async () => {
  const body = { error: { message: 'seed: this account is locked' } };
  const { server, model } = await start('off', {
    replies: [...Array(2).fill({ fault: 'status', status: 400, body }), 'ok'],
  });
  await expect(tokensOf(model)).rejects.toMatchObject({ code: 'MODEL_REQUEST_REJECTED' });
  await tokensOf(model);
  expect(server.requests.map(({ body }) => body.seed)).toEqual([1, undefined, 1]);
});

test.each([
  ['token-ids', { tokenIds: false }],
  ['token-id-strings', { tokenIdStrings: false }],
  ['logprobs', { logprobs: false }],
] as const)('%s: what does not come is missed', async (capture, features) => {
  const { model } = await start(capture, { features });
  await expect(tokensOf(model)).rejects.toMatchObject({ code: 'MODEL_TOKENS_MISSING' });
});

test.each([
  ['fewer logprobs than ids', { logprobs: [-1] }],
  ['more ids than the usage counts', { usage: { prompt_tokens: 21, completion_tokens: 2 } }],
  ['another prompt than the usage counts', { usage: { prompt_tokens: 20, completion_tokens: 3 } }],
])('lengths must agree: %s', async (_what, differing) => {
  const { model } = await start('auto', { replies: [{ content: 'ok', ...differing }] });
  await expect(tokensOf(model)).rejects.toMatchObject({
    code: 'MODEL_TOKENS_INCONSISTENT',
    isRetryable: false,
  });
});

test('a logarithm that is not told is null', async () => {
  const { model } = await start('auto', { replies: [{ content: 'ok', logprobs: [-0.1, -9999, 0] }] });
  expect((await tokensOf(model))?.logprobs).toEqual([-0.1, null, 0]);
});
