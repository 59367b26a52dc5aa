import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '@sca/core';
import { type StubServerOptions, startStubServer } from '@sca/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createReplyCache } from './cache/create-reply-cache.ts';
import { createModels, createReplayModels } from './create-models.ts';
import type { ModelConfigInput } from './model-config.ts';
import { openRecording } from './recording/open-recording.ts';
import { openReplay } from './recording/open-replay.ts';
import { createModelRedactor } from './secrets.ts';
import { createLedger } from './usage/create-ledger.ts';

const PRICE = { promptUsdPerMillion: 1, completionUsdPerMillion: 2 };

async function start(options: StubServerOptions = {}) {
  const server = await startStubServer(options);
  onTestFinished(() => server.close());
  const config = { baseUrl: server.baseUrl, model: 'stub-model', price: PRICE } satisfies ModelConfigInput;
  return { server, config };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sca-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const say = (model: Model, content: string) =>
  model.generate({ messages: [{ role: 'user', content }], sampling: { temperature: 0 } });

test('a run is recorded, answered from the cache, and replayed without the endpoint, byte for byte', async () => {
  const folder = temporaryFolder();
  const { server, config } = await start({ replies: ({ body }) => `${body.messages[0]?.content}!` });
  const configs = { executor: { ...config, sampling: { maxTokens: 9 } }, user: config };
  const path = join(folder, 'recording.jsonl');
  const ledger = createLedger({ limitUsd: 1 });
  const recording = await openRecording(path);
  const live = createModels(configs, { ledger, recording, cache: createReplyCache({ folder }) });
  const said = [await say(live.executor, 'a'), await say(live.executor, 'a'), await say(live.user, 'b')];
  await recording.close();
  await server.close();
  expect(server.counts.requests).toBe(2);
  expect(server.requests[0]?.body).toMatchObject({ max_tokens: 9, temperature: 0 });

  const replay = await openReplay(path);
  onTestFinished(() => replay.close());
  const replayLedger = createLedger();
  const again = createReplayModels(configs, { replay, ledger: replayLedger });
  const saidAgain = [
    await say(again.executor, 'a'),
    await say(again.executor, 'a'),
    await say(again.user, 'b'),
  ];
  expect(JSON.stringify(saidAgain)).toBe(JSON.stringify(said));
  // What the run saved it saves again; the ledger of the run did not hear of hits, since the cache is outside of it.
  expect(replayLedger.spentUsd).toBe(ledger.spentUsd);
});

test('roles are accounted for apart, hits cost nothing, and the limit is held', async () => {
  const { config } = await start({
    replies: () => ({ content: 'ok', usage: { prompt_tokens: 10, completion_tokens: 5 } }),
  });
  const ledger = createLedger();
  const models = createModels(
    { challenger: config, judge: config },
    { ledger, cache: createReplyCache({ folder: temporaryFolder() }) },
  );
  await say(models.challenger, 'a');
  expect((await say(models.challenger, 'a')).usage).toMatchObject({ calls: 0, costUsd: 0 });
  await say(models.judge, 'b');
  const once = { calls: 1, promptTokens: 10, cachedTokens: 0, completionTokens: 5, costUsd: 20 / 1e6 };
  expect(ledger.totals.challenger?.usage).toEqual(once);
  expect(ledger.totals.judge?.usage).toEqual(once);
  const spent = createLedger({ limitUsd: 1e-6, start: ledger.totals });
  await expect(say(createModels({ judge: config }, { ledger: spent }).judge, 'c')).rejects.toMatchObject({
    code: 'MODEL_COST_LIMIT',
  });
});

test('models of one endpoint share its places, and the lowest limit holds', async () => {
  const { server, config } = await start({ latencyMs: 5 });
  const models = createModels({
    executor: { ...config, limits: { maxConcurrency: 3 } },
    user: { ...config, model: 'other', limits: { maxConcurrency: 30 } },
  });
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => say(index % 2 ? models.executor : models.user, `${index}`)),
  );
  expect(server.counts.peakInFlight).toBe(3);
});

test('failures are repeated, and whoever listens hears of it', async () => {
  const { server, config } = await start({ replies: [{ fault: 'rate-limit', retryAfter: '0.001' }, 'ok'] });
  const heard: string[] = [];
  const models = createModels(
    { user: config },
    { onRetry: (name, { attempt, error }) => heard.push(`${name} ${attempt} ${error.code}`) },
  );
  expect((await say(models.user, 'a')).message.content).toBe('ok');
  expect(heard).toEqual(['user 1 MODEL_RATE_LIMITED']);
  expect(server.counts.requests).toBe(2);
});

test('a call that hangs is ended in time', async () => {
  const { config } = await start({ replies: [{ fault: 'hang' }] });
  const models = createModels({ user: { ...config, timeoutMs: 20, retry: { maxAttempts: 1 } } });
  await expect(say(models.user, 'a')).rejects.toMatchObject({ code: 'MODEL_TIMEOUT' });
});

test('keys reach the endpoint and nothing else: no error, no cache, no recording', async () => {
  const folder = temporaryFolder();
  const key = 'sk-test-0123456789';
  const variables = { STUB_KEY: key, STUB_TENANT: 'tenant-0815' };
  const secrets = { apiKeyEnv: 'STUB_KEY', headersEnv: { 'X-Tenant': 'STUB_TENANT' } };
  const { server, config } = await start({
    apiKey: key,
    replies: ({ headers }) => `You are ${headers['x-tenant']} with ${headers.authorization}.`,
  });
  const configs = { user: { ...config, ...secrets }, wrong: { ...config, apiKeyEnv: 'WRONG_KEY' } };
  const all = { ...variables, WRONG_KEY: 'sk-wrong-987654321' };
  const redact = createModelRedactor(configs, all);
  await using recording = await openRecording(join(folder, 'recording.jsonl'), { redact });
  const cache = createReplyCache({ folder, redact });
  const models = createModels(configs, { variables: all, recording, cache });

  expect((await say(models.user, 'a')).message.content).toBe(`You are tenant-0815 with Bearer ${key}.`);
  expect(server.requests[0]?.headers['x-tenant']).toBe('tenant-0815');
  const refusal = await say(models.wrong, 'b').catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'MODEL_AUTH_FAILED' });
  const error = refusal as Error;
  const shown = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
  expect(shown).toContain('Incorrect API key provided: [redacted]');
  const written = readFileSync(join(folder, 'recording.jsonl'), 'utf8');
  expect(written.split('\n')).toHaveLength(3);
  expect(cache.counts.stores).toBe(1);
  for (const secret of Object.values(all)) {
    expect(shown).not.toContain(secret);
    expect(written).not.toContain(secret);
  }
  expect((await say(models.user, 'a')).message.content).toBe('You are [redacted] with Bearer [redacted].');
});

test('what is wrong with a configuration is said before the first call', () => {
  const user = { model: 'm', baseUrl: 'http://localhost/v1' };
  expect(() => createModels({ user: { ...user, apiKeyEnv: 'NOT_SET' } }, { variables: {} })).toThrowError(
    expect.objectContaining({ code: 'MODEL_KEY_MISSING', message: expect.stringContaining('NOT_SET') }),
  );
  expect(() => createModels({ user: { model: 'm' } }, { variables: {} })).toThrowError(/OPENAI_API_KEY/);
  expect(() => createModels({ user }, { ledger: createLedger({ limitUsd: 1 }) })).toThrowError(
    expect.objectContaining({ code: 'MODEL_PRICE_UNKNOWN' }),
  );
  expect(() => createModels({ Bad: user })).toThrowError(
    expect.objectContaining({ code: 'MODEL_CONFIG_INVALID' }),
  );
});
