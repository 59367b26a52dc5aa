import { describe, expect, onTestFinished, test } from 'vitest';
import { startStubServer } from './start-stub-server.ts';
import type { StubReply } from './stub-reply.ts';
import type { StubServer, StubServerOptions } from './stub-server.ts';

const MESSAGES = [{ role: 'user', content: 'Hé' }];

async function start(options: StubServerOptions = {}): Promise<StubServer> {
  const server = await startStubServer(options);
  onTestFinished(() => server.close());
  return server;
}

function post({ baseUrl }: StubServer, body: object = {}, init: RequestInit = {}): Promise<Response> {
  const request = JSON.stringify({ model: 'm', messages: MESSAGES, ...body });
  return fetch(`${baseUrl}/chat/completions`, { method: 'POST', body: request, ...init });
}

async function ask(server: StubServer, body: object = {}) {
  const response = await post(server, body);
  return { status: response.status, headers: response.headers, body: await json(response) };
}

/** All bodies in one: a test looks at what its own has. */
interface Body {
  readonly choices: readonly [Choice];
  readonly prompt_token_ids: readonly number[];
  readonly usage: { readonly prompt_tokens: number };
  readonly error: { readonly message: string; readonly param: string };
  readonly data: unknown;
}

interface Choice {
  readonly message: { readonly content: string };
  readonly token_ids: readonly number[];
  readonly logprobs: { readonly content: readonly [{ readonly token: string }] };
}

async function json(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

test('answers from a script over HTTP and keeps what was asked', async () => {
  const server = await start({
    replies: ['Hello.', { toolCalls: [{ name: 'look', arguments: { at: 1 } }] }],
  });
  expect((await ask(server)).body.choices[0]).toMatchObject({
    message: { content: 'Hello.' },
    finish_reason: 'stop',
  });
  expect((await ask(server, { seed: 7 })).body.choices[0]).toMatchObject({
    message: {
      content: null,
      tool_calls: [{ id: 'call_1_0', function: { name: 'look', arguments: '{"at":1}' } }],
    },
    finish_reason: 'tool_calls',
  });
  const end = await ask(server);
  expect(end.status).toBe(400);
  expect(end.body.error.message).toContain('run out after 2 replies');
  expect(server.requests.map(({ body }) => body.seed)).toEqual([undefined, 7, undefined]);
  expect(server.counts).toMatchObject({ requests: 3, completions: 2, inFlight: 0, peakInFlight: 1 });
});

test('answers by a function of the request', async () => {
  const server = await start({ replies: ({ index, body }) => `${index}: ${body.messages.length}` });
  await ask(server);
  expect((await ask(server)).body.choices[0].message.content).toBe('1: 1');
});

test('counts bytes as tokens, and gives ids whose next prompt begins with this one', async () => {
  const server = await start({ replies: ['ça', 'va'] });
  const want = { logprobs: true, return_token_ids: true };
  const first = (await ask(server, want)).body;
  // <start> u s e r \n H é é <end> \n <start> a s s i s t a n t \n, where é has two bytes
  expect(first.prompt_token_ids).toHaveLength(22);
  expect(first.choices[0].token_ids).toEqual([0xc3, 0xa7, 0x61, 257]);
  expect(first.choices[0].logprobs.content).toHaveLength(4);
  expect(first.usage).toMatchObject({ prompt_tokens: 22, completion_tokens: 4 });
  const messages = [...MESSAGES, first.choices[0].message, { role: 'user', content: '!' }];
  const second = (await ask(server, { ...want, messages })).body;
  const before = [...first.prompt_token_ids, ...first.choices[0].token_ids];
  expect(second.prompt_token_ids.slice(0, before.length)).toEqual(before);
  expect(second.usage.prompt_tokens).toBe(second.prompt_token_ids.length);
});

test('gives ids and logprobs only where it is asked, and in the form it is asked', async () => {
  const server = await start({ replies: () => 'a' });
  expect((await ask(server)).body.choices[0]).toMatchObject({ logprobs: null });
  expect((await ask(server)).body).not.toHaveProperty('prompt_token_ids');
  const asStrings = await ask(server, { logprobs: true, return_tokens_as_token_ids: true });
  expect(asStrings.body.choices[0].logprobs.content[0].token).toBe('token_id:97');
  expect((await ask(server, { logprobs: true })).body.choices[0].logprobs.content[0].token).toBe('a');
});

describe('faults', () => {
  test.each<[reply: StubReply, status: number, header: string | null]>([
    [{ fault: 'rate-limit' }, 429, null],
    [{ fault: 'rate-limit', retryAfter: '3' }, 429, '3'],
    [{ fault: 'server-error' }, 500, null],
    [{ fault: 'server-error', status: 503, retryAfter: '1' }, 503, '1'],
    [{ fault: 'context-overflow' }, 400, null],
    [{ fault: 'status', status: 418, body: { tea: true } }, 418, null],
  ])('%j is status %i', async (reply, status, retryAfter) => {
    const server = await start({ replies: [reply] });
    const response = await ask(server);
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect(server.counts.faults).toBe(1);
  });

  test.each<[fault: 'empty-choices' | 'content-filter' | 'wrong-finish-reason', choices: unknown]>([
    ['empty-choices', []],
    ['content-filter', [expect.objectContaining({ finish_reason: 'content_filter' })]],
    ['wrong-finish-reason', [expect.objectContaining({ finish_reason: 'tired' })]],
  ])('%s is a completion that is odd', async (fault, choices) => {
    const { status, body } = await ask(await start({ replies: [{ fault }] }));
    expect(status).toBe(200);
    expect(body.choices).toEqual(choices);
  });

  test('a cut body promises more than comes; half a JSON text comes whole; a reset sends nothing', async () => {
    const server = await start({
      replies: [{ fault: 'truncated-body' }, { fault: 'invalid-json' }, { fault: 'reset' }],
    });
    const cut = await post(server);
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    const half = await (await post(server)).text();
    expect(() => JSON.parse(half)).toThrow();
    await expect(post(server)).rejects.toThrow();
  });

  test('a hang lasts until the client goes away', async () => {
    const server = await start({ replies: [{ fault: 'hang' }] });
    const controller = new AbortController();
    const hanging = post(server, {}, { signal: controller.signal });
    await expect.poll(() => server.counts.inFlight).toBe(1);
    controller.abort();
    await expect(hanging).rejects.toThrow();
    await expect.poll(() => server.counts).toMatchObject({ inFlight: 0, abandoned: 1 });
  });
});

test('refuses what goes beyond the number it takes at once, which can be changed', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await start({
    maxInFlight: 1,
    retryAfter: '2',
    replies: async () => {
      await held;
      return 'ok';
    },
  });
  const first = ask(server);
  await expect.poll(() => server.counts.inFlight).toBe(1);
  const second = await ask(server);
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, '2']);
  server.maxInFlight = 2;
  const third = ask(server);
  await expect.poll(() => server.counts.inFlight).toBe(2);
  release();
  expect([(await first).status, (await third).status]).toEqual([200, 200]);
  expect(server.counts).toMatchObject({ overCapacity: 1, peakInFlight: 2, completions: 2 });
});

test('lists its model, refuses parameters and prompts by its features, and checks keys', async () => {
  const server = await start({
    apiKey: 'secret-key',
    features: { contextLength: 30, refusedParameters: ['seed'] },
  });
  const headers = { authorization: 'Bearer secret-key' };
  const models = await json(await fetch(`${server.baseUrl}/models`, { headers }));
  expect(models.data).toEqual([expect.objectContaining({ id: 'stub-model', max_model_len: 30 })]);
  expect((await json(await post(server, { seed: 1 }, { headers }))).error.param).toBe('seed');
  expect((await json(await post(server, { max_tokens: 9 }, { headers }))).error.message).toContain(
    '30 tokens',
  );
  expect((await post(server, { max_tokens: 8 }, { headers })).status).toBe(200);
  expect((await post(server)).status).toBe(401);
});
