import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelReply, ModelRequest } from '@sca/core';
import { createScriptedModel, type ScriptedStep, testModel, toScript } from '@sca/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { modelError } from '../model-error.ts';
import { createRedactor } from '../redact.ts';
import { createReplyCache } from './create-reply-cache.ts';
import { withCache } from './with-cache.ts';

const ASK: ModelRequest = { messages: [{ role: 'user', content: 'Hello?' }] };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sca-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function setUp(script: readonly ScriptedStep[], folder = temporaryFolder()) {
  const cache = createReplyCache({ folder });
  const inner = createScriptedModel(script);
  return { cache, folder, inner, model: withCache(cache)(inner) };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
}

// Every request of the suite is a trial of its own, so that none of its steps is answered by an earlier one.
testModel('a cached model', async (steps) => {
  const { model } = setUp([]);
  const cached = withCache(createReplyCache({ folder: temporaryFolder() }))(
    createScriptedModel(toScript(steps)),
  );
  let trial = 0;
  return {
    model: { name: model.name, generate: (request) => cached.generate({ ...request, trial: trial++ }) },
  };
});

test('asks once, answers the same again, and counts a hit as nothing spent', async () => {
  const tokens = { promptIds: [1, 2], completionIds: [3], logprobs: [null] };
  const toolCalls = [{ name: 'look', arguments: '{"at": 1.0}' }];
  const { cache, folder, inner, model } = setUp([{ content: 'Hi.', reasoning: 'Hm.', toolCalls, tokens }]);
  const first = await model.generate(ASK);
  const again = setUp([], folder);
  const second = await again.model.generate(ASK);
  const { usage, ...rest } = first;
  const nothing = { calls: 0, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: 0 };
  expect(second).toEqual({ ...rest, usage: nothing, savedUsage: usage });
  expect(JSON.stringify(second.message)).toBe(JSON.stringify(first.message));
  expect(inner.requests).toHaveLength(1);
  expect(cache.counts).toMatchObject({ hits: 0, misses: 1, stores: 1 });
  expect(again.cache.counts).toMatchObject({ hits: 1, misses: 0, stores: 0 });
});

test('keeps trials apart', async () => {
  const { model } = setUp(['one', 'two']);
  expect((await model.generate({ ...ASK, trial: 0 })).message.content).toBe('one');
  expect((await model.generate({ ...ASK, trial: 1 })).message.content).toBe('two');
  expect((await model.generate({ ...ASK, trial: 1 })).message.content).toBe('two');
});

test('never stores what was filtered, and no errors', async () => {
  const { cache, model } = setUp([
    { content: 'I will not.', finishReason: 'content-filter' },
    modelError('MODEL_SERVER_FAILED', 'busy'),
    'Hello.',
  ]);
  expect((await model.generate(ASK)).finishReason).toBe('content-filter');
  await expect(model.generate(ASK)).rejects.toMatchObject({ code: 'MODEL_SERVER_FAILED' });
  expect((await model.generate(ASK)).message.content).toBe('Hello.');
  expect(cache.counts).toMatchObject({ misses: 3, stores: 1 });
});

test('is told what else determines replies', async () => {
  const cache = createReplyCache({ folder: temporaryFolder() });
  const ask = async (baseUrl: string) =>
    withCache(cache, { identity: { baseUrl } })(createScriptedModel([baseUrl])).generate(ASK);
  await ask('http://a');
  expect((await ask('http://b')).message.content).toBe('http://b');
});

test('does not answer a call that was aborted', async () => {
  const { model } = setUp(['Hello.']);
  await model.generate(ASK);
  const aborted = model.generate({ ...ASK, signal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
});

describe('an entry that is none is a miss, and is replaced', () => {
  test.each<[what: string, spoil: (text: string) => string]>([
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['no JSON', () => 'no'],
    ['of another schema', (text) => text.replace('sca.cache/v1', 'sca.cache/v9')],
    ['without a message', (text) => text.replace('"message"', '"massage"')],
    ["in another's place", (text) => text.replace(/"key":"../, '"key":"zz')],
    ['with a reply of a wrong kind', (text) => text.replace('"stop"', '"tired"')],
  ])('%s', async (_what, spoil) => {
    const { folder, model } = setUp(['Hello.']);
    await model.generate(ASK);
    const path = join(folder, filesIn(folder)[0] ?? '');
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    const again = setUp(['Hello again.'], folder);
    expect((await again.model.generate(ASK)).message.content).toBe('Hello again.');
    expect(again.cache.counts).toMatchObject({ hits: 0, misses: 1, corrupt: 1, stores: 1 });
    expect((await setUp([], folder).model.generate(ASK)).message.content).toBe('Hello again.');
  });
});

test('a disk that takes nothing costs the entry and not the reply', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { cache, model } = setUp(['Hello.'], join(file, 'cache'));
  expect((await model.generate(ASK)).message.content).toBe('Hello.');
  expect(cache.counts).toMatchObject({ misses: 1, stores: 0, failures: 1 });
});

test('whoever reads while others write the same key finds a whole entry or none', async () => {
  const folder = temporaryFolder();
  const key = 'ab'.repeat(32);
  const replyOf = (size: number): ModelReply => ({
    message: { role: 'assistant', content: 'x'.repeat(size), isSampled: true },
    finishReason: 'stop',
    usage: { calls: 1, promptTokens: size, cachedTokens: 0, completionTokens: 0, costUsd: null },
  });
  // As many processes would: each with a cache of its own.
  const caches = Array.from({ length: 8 }, () => createReplyCache({ folder }));
  await caches[0]?.set(key, replyOf(1));
  const found = await Promise.all(
    caches.flatMap((cache, index) => [
      cache.set(key, replyOf(100_000 * (index + 1))).then(() => undefined),
      ...Array.from({ length: 20 }, () => cache.get(key)),
    ]),
  );
  for (const reply of found.filter((each) => each !== undefined)) {
    expect(reply.message.content).toHaveLength(reply.usage.promptTokens);
  }
  expect(caches.map(({ counts }) => counts)).toEqual(
    caches.map(() => expect.objectContaining({ hits: 20, corrupt: 0, failures: 0 })),
  );
  expect(filesIn(folder)).toEqual([join('ab', `${'ab'.repeat(31)}.json`)]);
});

test('masks secrets', async () => {
  const folder = temporaryFolder();
  const cache = createReplyCache({ folder, redact: createRedactor(['s3cret"key']) });
  await withCache(cache)(createScriptedModel(['Your key is s3cret"key.'])).generate(ASK);
  const text = readFileSync(join(folder, filesIn(folder)[0] ?? ''), 'utf8');
  expect(text).not.toContain('s3cret');
  expect(JSON.parse(text).reply.message.content).toBe('Your key is [redacted].');
});
