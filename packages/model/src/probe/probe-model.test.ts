import { type StubReply, type StubRequest, type StubServerOptions, startStubServer } from '@sca/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ModelReport, probeModel } from './probe-model.ts';

const ADDS = { toolCalls: [{ name: 'add', arguments: '{"a": 17, "b": 25}' }] };

/** A model that can do everything: it adds with the tool, says what it was told, and is else of one word. */
function able({ body }: StubRequest): StubReply {
  if (body.messages.at(-1)?.role === 'tool') return { content: `It is ${body.messages.at(-1)?.content}.` };
  return body.tools ? ADDS : { content: 'ready', reasoning: 'One word.' };
}

async function probe(options: StubServerOptions = {}, config: object = {}): Promise<ModelReport> {
  const server = await startStubServer({ replies: able, ...options });
  onTestFinished(() => server.close());
  return probeModel({ baseUrl: server.baseUrl, model: 'stub-model', retry: { maxAttempts: 1 }, ...config });
}

test('a server that can do everything', async () => {
  const report = await probe({ features: { contextLength: 8192 } });
  expect(report).toMatchObject({
    model: 'stub-model',
    countsTokens: true,
    hasReasoning: true,
    context: { isListed: true, contextLength: 8192, source: 'listing' },
    tools: {
      support: 'native',
      isRoundTripRight: true,
      detail: 'add({"a": 17, "b": 25}) -> 42 -> "It is 42."',
      roundTripMs: expect.any(Number),
    },
    seed: 'repeats',
    tokens: { capture: 'token-ids', problem: null },
  });
  expect(report.latencyMs).toBeGreaterThan(0);
});

test('a server that can do nothing but answer', async () => {
  const refusedParameters = ['tools', 'seed', 'logprobs'];
  const report = await probe({
    replies: () => ({ content: 'ready', usage: null }),
    features: { models: false, refusedParameters },
  });
  expect(report).toMatchObject({
    countsTokens: false,
    hasReasoning: false,
    context: { isListed: null, contextLength: null, source: null },
    tools: {
      support: 'failed',
      isRoundTripRight: false,
      detail: expect.stringContaining('tools'),
      roundTripMs: null,
    },
    seed: 'refused',
    tokens: { capture: 'off', problem: null },
  });
});

describe('the context', () => {
  test('is read off a refusal where it is not listed', async () => {
    const { context } = await probe({ features: { contextLength: 8192, listsContextLength: false } });
    expect(context).toEqual({ isListed: true, contextLength: 8192, source: 'refusal' });
  });

  test('is that of the model asked for', async () => {
    const { context } = await probe({ features: { contextLength: 8192 }, model: 'another-model' });
    expect(context).toEqual({ isListed: false, contextLength: 8192, source: 'refusal' });
  });
});

describe('tools', () => {
  test.each<[what: string, replies: (request: StubRequest) => StubReply, tools: object]>([
    ['are ignored', () => '17 + 25 = 42', { support: 'ignored', isRoundTripRight: false }],
    [
      'are called with wrong arguments',
      (request) =>
        request.body.messages.length === 2 ? { toolCalls: [{ name: 'add', arguments: '17' }] } : '42',
      { support: 'native', isRoundTripRight: false },
    ],
    [
      'are called, and the result is not understood',
      (request) => (request.body.messages.length === 2 ? ADDS : 'I do not know.'),
      { support: 'native', isRoundTripRight: false },
    ],
  ])('%s', async (_what, replies, tools) => {
    expect((await probe({ replies })).tools).toMatchObject(tools);
  });
});

test('a seed that does not hold', async () => {
  const { seed } = await probe({ replies: ({ index }) => `ready ${index}` });
  expect(seed).toBe('varies');
});

describe('tokens', () => {
  test.each([
    ['token-id-strings', { tokenIds: false }],
    ['logprobs', { tokenIds: false, tokenIdStrings: false }],
    ['off', { tokenIds: false, tokenIdStrings: false, logprobs: false }],
  ] as const)('%s', async (capture, features) => {
    expect((await probe({ features })).tokens.capture).toBe(capture);
  });

  test('that disagree in number are reported, and passed over', async () => {
    const { tokens } = await probe({
      replies: () => ({ content: 'ready', tokenIds: [1], logprobs: [-1, -2] }),
    });
    expect(tokens).toEqual({ capture: 'logprobs', problem: expect.stringContaining('1 completion ids') });
  });
});

test('a model that cannot be used at all is an error', async () => {
  const refused = probe({ apiKey: 'another-key' }, {});
  await expect(refused).rejects.toMatchObject({ code: 'MODEL_AUTH_FAILED' });
});

test('an abort ends it', async () => {
  const server = await startStubServer({ replies: [{ fault: 'hang' }] });
  onTestFinished(() => server.close());
  const controller = new AbortController();
  const probing = probeModel({ baseUrl: server.baseUrl, model: 'm' }, { signal: controller.signal });
  await expect.poll(() => server.counts.inFlight).toBe(1);
  controller.abort();
  await expect(probing).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
});
