import { connect } from 'node:net';
import type { ModelReply, ModelRequest } from '@sca/core';
import { ScaError } from '@sca/core';
import { createOpenAIModel } from '@sca/model';
import { afterEach, describe, expect, it } from 'vitest';
import { type ModelServer, type ModelServerOptions, startModelServer } from './start-model-server.ts';

const PLAIN: ModelReply = {
  message: { role: 'assistant', content: 'Four.', isSampled: true },
  finishReason: 'stop',
  usage: { calls: 1, promptTokens: 3, cachedTokens: 0, completionTokens: 2, costUsd: 0 },
  tokens: { promptIds: [1, 2, 3], completionIds: [8, 9], logprobs: [-0.1 - 0.2, null] },
};

const USER = { role: 'user', content: 'What is 2 + 2?' };

let server: ModelServer | undefined;
afterEach(() => server?.close());

interface Asked {
  readonly requests: ModelRequest[];
  ask(body: unknown): Promise<{ status: number; body: Answer }>;
}

interface Answer {
  error?: { message: string; type: string; param: string | null; code: string | null };
  choices: Record<string, unknown>[];
  [member: string]: unknown;
}

/** A server over a model that notes what it is asked. */
async function serveScript(
  answer: (request: ModelRequest) => ModelReply | Promise<ModelReply> = () => PLAIN,
  options: Partial<ModelServerOptions> = {},
): Promise<Asked> {
  const requests: ModelRequest[] = [];
  const model = {
    name: 'script',
    async generate(request: ModelRequest) {
      requests.push(request);
      return answer(request);
    },
  };
  server = await startModelServer({ model, ...options });
  return {
    requests,
    async ask(body) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await send('/chat/completions', { method: 'POST', body: text });
      return { status: response.status, body: (await response.json()) as Answer };
    },
  };
}

const send = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${server?.baseUrl}${path}`, init);

describe('a completion', () => {
  it('has the members that OpenAI names, and no tokens where none were asked for', async () => {
    const { ask } = await serveScript();
    const { status, body } = await ask({ model: 'script', messages: [USER] });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^chatcmpl-./),
      object: 'chat.completion',
      created: expect.any(Number),
      model: 'script',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Four.', refusal: null },
          finish_reason: 'stop',
          logprobs: null,
        },
      ],
      usage: {
        prompt_tokens: 3,
        completion_tokens: 2,
        total_tokens: 5,
        prompt_tokens_details: { cached_tokens: 0 },
      },
    });
  });

  it('has token ids and logprobs where vLLM has them, to the last digit', async () => {
    const { ask } = await serveScript(undefined, { fingerprint: 'abc' });
    const { body } = await ask({
      model: 'script',
      messages: [USER],
      logprobs: true,
      top_logprobs: 0,
      return_token_ids: true,
    });
    expect(body).toMatchObject({ prompt_token_ids: [1, 2, 3], system_fingerprint: 'abc' });
    expect(body.choices[0]).toMatchObject({
      token_ids: [8, 9],
      logprobs: {
        content: [
          { token: 'token_id:8', logprob: -0.30000000000000004 },
          { token: 'token_id:9', logprob: -9999 },
        ],
      },
    });
  });

  it('is what the client of this project makes of it', async () => {
    const call = { id: 'call_7', name: 'add', arguments: '{"right":2,"left":2e0}' };
    const message = { role: 'assistant' as const, content: '', toolCalls: [call], isSampled: true };
    const reply: ModelReply = { ...PLAIN, message, finishReason: 'tool-calls' };
    const { requests } = await serveScript(() => reply);
    const client = createOpenAIModel({ baseUrl: server?.baseUrl, model: 'script', tokens: 'token-ids' });
    const parameters = { type: 'object', properties: { right: {}, left: { enum: [0.1, 1e21] } } };
    const request: ModelRequest = {
      messages: [
        { role: 'system', content: 'Rules.' },
        { role: 'user', content: 'Half a pair: \ud83d' },
        message,
        { role: 'tool', content: '', toolCallId: 'call_7', name: 'add' },
        { role: 'assistant', content: '', isSampled: true },
        { role: 'user', content: 'Again.' },
      ],
      tools: [{ name: 'add', description: 'Adds.', parameters }],
      sampling: { temperature: 0.7, topP: 0.9, maxTokens: 5, stop: ['END'], seed: 4_294_967_295 },
    };
    const answered = await client.generate(request);
    expect(answered).toEqual({ ...reply, usage: { ...PLAIN.usage, costUsd: null } });
    const { signal: _signal, ...received } = requests[0] as ModelRequest;
    expect(received).toEqual(request);
    expect(JSON.stringify(received.tools)).toBe(JSON.stringify(request.tools));
  });

  it('is made of whatever form messages may have', async () => {
    const { ask, requests } = await serveScript();
    const part = (text: string): unknown => ({ type: 'text', text });
    const { status } = await ask({
      model: 'script',
      messages: [
        { role: 'developer', content: 'Rules.' },
        { role: 'user', content: [part('a'), part('b')], name: 'Ada' },
        { role: 'assistant', tool_calls: [{ id: 'x', function: { name: 'look', arguments: '{}' } }] },
        { role: 'tool', tool_call_id: 'x', content: 'seen' },
      ],
      tools: [{ type: 'function', function: { name: 'look' } }],
      tool_choice: 'none',
      max_completion_tokens: 4,
      max_tokens: 9,
      stop: 'END',
      user: 'somebody',
      temperature: null,
    });
    expect(status).toBe(200);
    expect(requests[0]).toMatchObject({
      messages: [
        { role: 'system', content: 'Rules.' },
        { role: 'user', content: 'ab' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'x', name: 'look', arguments: '{}' }] },
        { role: 'tool', content: 'seen', toolCallId: 'x', name: 'look' },
      ],
      sampling: { maxTokens: 4, stop: ['END'] },
    });
    expect(requests[0]?.tools).toBeUndefined();
  });

  it('is a new one for every request without a seed, and only for those', async () => {
    const { ask, requests } = await serveScript();
    for (const seed of [undefined, 3, undefined, 0]) await ask({ model: 'script', messages: [USER], seed });
    expect(requests.map(({ trial, sampling }) => [trial, sampling?.seed])).toEqual([
      [1, undefined],
      [undefined, 3],
      [2, undefined],
      [undefined, 0],
    ]);
  });

  it('is given to each of many that ask at once', async () => {
    const { ask } = await serveScript(({ messages }) => ({
      ...PLAIN,
      message: { role: 'assistant', content: `${messages[0]?.content}!`, isSampled: true },
    }));
    const texts = Array.from({ length: 50 }, (_, index) => `question ${index}`);
    const answers = await Promise.all(
      texts.map((content) => ask({ model: 'script', messages: [{ role: 'user', content }] })),
    );
    expect(answers.map(({ body }) => body.choices[0]?.message)).toEqual(
      texts.map((text) => ({ role: 'assistant', content: `${text}!`, refusal: null })),
    );
  });
});

describe('what is refused', () => {
  const whole = { model: 'script', messages: [USER] };
  const call = { id: 'x', type: 'function', function: { name: 'look', arguments: {} } };
  it.each<[string, unknown, string | null]>([
    ['no JSON', '{"model": ', null],
    ['nothing', '', null],
    ['no object', '[]', null],
    ['no model', { messages: [USER] }, 'model'],
    ['no messages', { model: 'script', messages: [] }, 'messages'],
    ['another role', { ...whole, messages: [{ role: 'function', content: '' }] }, 'messages[0].role'],
    [
      'a picture',
      { ...whole, messages: [USER, { role: 'user', content: [{ type: 'image_url' }] }] },
      'messages[1].content',
    ],
    [
      'arguments that are no text',
      { ...whole, messages: [{ role: 'assistant', tool_calls: [call] }] },
      'messages[0].tool_calls[0].function.arguments',
    ],
    [
      'a result of no call',
      { ...whole, messages: [{ role: 'tool', tool_call_id: 'x', content: '' }] },
      'messages[0].tool_call_id',
    ],
    [
      'a schema that is none',
      { ...whole, tools: [{ type: 'function', function: { name: 'a', parameters: [] } }] },
      'tools[0].function.parameters',
    ],
    ['a forced call', { ...whole, tool_choice: 'required' }, 'tool_choice'],
    ['a temperature below 0', { ...whole, temperature: -1 }, 'temperature'],
    ['a share above 1', { ...whole, top_p: 1.5 }, 'top_p'],
    ['no tokens', { ...whole, max_tokens: 0 }, 'max_tokens'],
    ['a seed with a fraction', { ...whole, seed: 0.5 }, 'seed'],
    ['streaming', { ...whole, stream: true }, 'stream'],
    ['several choices', { ...whole, n: 2 }, 'n'],
    ['other tokens', { ...whole, top_logprobs: 5 }, 'top_logprobs'],
    ['a penalty', { ...whole, presence_penalty: 1 }, 'presence_penalty'],
    ['many things to stop at', { ...whole, stop: Array(1000).fill('x') }, 'stop'],
    ['more than others can wait for', { ...whole, messages: Array(5000).fill(USER) }, 'messages'],
    ['a format', { ...whole, response_format: { type: 'json_object' } }, 'response_format.type'],
  ])('%s, with 400 and the field', async (_what, body, param) => {
    const { ask, requests } = await serveScript();
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ type: 'invalid_request_error', param });
    expect(answer.body.error?.message).toMatch(/\w{3}/);
    expect(requests).toEqual([]);
  });

  it('another model, another path and another method', async () => {
    const { ask } = await serveScript();
    const other = await ask({ ...whole, model: 'gpt' });
    expect([other.status, other.body.error?.code]).toEqual([404, 'model_not_found']);
    expect(other.body.error?.message).toContain('"script"');
    for (const path of ['/completions', '/models/gpt', '/__proto__', '/%zz', '//', '/../constructor'])
      expect((await send(path)).status, path).toBe(404);
    const response = await send('/chat/completions');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await send('/models', { method: 'DELETE' })).status).toBe(405);
  });

  it('a body beyond the limit, and takes one at it', async () => {
    const text = JSON.stringify(whole);
    const { ask } = await serveScript(undefined, { maxBodyBytes: text.length });
    expect((await ask(text)).status).toBe(200);
    expect((await ask(`${text} `)).status).toBe(413);
    expect((await ask('x'.repeat(2 ** 22))).status).toBe(413);
    expect((await ask(text)).status).toBe(200);
  });
});

describe('a model that fails', () => {
  it.each([
    [400, new ScaError('OPTION_INVALID', 'Too hot.')],
    [500, new ScaError('MODEL_AUTH_FAILED', 'No key.')],
    [503, new ScaError('MODEL_RATE_LIMITED', 'Too many.', { isRetryable: true })],
  ])('is told with %i and its own words', async (status, thrown) => {
    const { ask } = await serveScript(() => Promise.reject(thrown));
    const answer = await ask({ model: 'script', messages: [USER] });
    expect(answer).toMatchObject({ status, body: { error: { message: thrown.message, code: thrown.code } } });
  });

  it('by a bug is told to the server alone, which goes on', async () => {
    const failures: unknown[] = [];
    const bug = new TypeError('the secret of this machine');
    const onFailure = (thrown: unknown): void => void failures.push(thrown);
    const { ask } = await serveScript(() => Promise.reject(bug), { onFailure });
    const answer = await ask({ model: 'script', messages: [USER] });
    expect(answer).toMatchObject({ status: 500, body: { error: { type: 'server_error' } } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(failures).toEqual([bug]);
    expect((await send('/models')).status).toBe(200);
  });
});

describe('the server', () => {
  it('lists its model under the name that was given', async () => {
    await serveScript(undefined, { name: 'org/policy' });
    const described = { id: 'org/policy', object: 'model', created: expect.any(Number), owned_by: 'sca' };
    expect(await (await send('/models')).json()).toEqual({ object: 'list', data: [described] });
    expect(await (await send('/models/org%2Fpolicy')).json()).toEqual(described);
  });

  it('outlives what is no HTTP', async () => {
    await serveScript();
    const { port } = new URL(server?.baseUrl ?? '');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\0\u0001 nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await send('/models')).status).toBe(200);
  });

  it('tells the model of a client that went away', async () => {
    const departure = new AbortController();
    const heard = new Promise<void>((resolve) => {
      void serveScript((request) => {
        request.signal?.addEventListener('abort', () => resolve());
        departure.abort();
        return new Promise(() => {});
      }).then(() => {
        const body = JSON.stringify({ model: 'script', messages: [USER] });
        const asked = send('/chat/completions', { method: 'POST', body, signal: departure.signal });
        return expect(asked).rejects.toThrow(/abort/);
      });
    });
    await heard;
  });

  it('answers what it has begun when it is closed, and nothing after', async () => {
    let answer = (): void => {};
    const { ask, requests } = await serveScript(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(PLAIN);
          void server?.close();
          queueMicrotask(answer);
        }),
    );
    expect((await ask({ model: 'script', messages: [USER] })).status).toBe(200);
    await expect(ask({ model: 'script', messages: [USER] })).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('waits no longer than its grace for what does not end', async () => {
    const { ask } = await serveScript(
      () => {
        void server?.close();
        return new Promise(() => {});
      },
      { graceMs: 10 },
    );
    await expect(ask({ model: 'script', messages: [USER] })).rejects.toThrow();
    await server?.close();
  });

  it('says which address cannot be had', async () => {
    await serveScript();
    const port = Number(new URL(server?.baseUrl ?? '').port);
    const model = { name: 'other', generate: () => Promise.reject(new Error('never asked')) };
    await expect(startModelServer({ model, port })).rejects.toMatchObject({
      code: 'ADDRESS_UNAVAILABLE',
      message: `Nothing can listen at port ${port} of 127.0.0.1: another program listens there. Name another one with --port, or 0 for any that is free.`,
    });
  });
});
