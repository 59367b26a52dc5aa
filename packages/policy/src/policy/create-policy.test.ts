import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type ModelReply, type ModelRequest } from '@sca/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadPolicy, savePolicy } from '../checkpoint/policy-file.ts';
import { toyTools } from '../testing/toy-world.test.support.ts';
import { createPolicy } from './create-policy.ts';
import { createWeights } from './policy-weights.ts';

const tools = toyTools().map(({ schema }) => schema);

/** A policy that has learned something, though nothing sensible. */
function someWeights(seed: number) {
  const weights = createWeights();
  const random = createRandom(seed);
  weights.choice.forEach((_, index) => {
    weights.choice[index] = random.float() - 0.5;
  });
  return weights;
}

const policy = createPolicy({ weights: someWeights(1) });

function requestOf(seed: number, temperature?: number): ModelRequest {
  return {
    messages: [{ role: 'user', content: 'Write the word "lantern" backwards.' }],
    tools,
    sampling: { seed, ...(temperature !== undefined && { temperature }) },
  };
}

const seeds = [...Array(20).keys()];

describe('a reply', () => {
  test('is the same for the same seed, in any order and at once', async () => {
    const once = await Promise.all(seeds.map((seed) => policy.generate(requestOf(seed))));
    const again: ModelReply[] = [];
    for (const seed of seeds.toReversed()) again.unshift(await policy.generate(requestOf(seed)));
    expect(again).toEqual(once);
    expect(new Set(once.map((reply) => JSON.stringify(reply.message))).size).toBeGreaterThan(5);
  });

  test('does not hang on chance at temperature 0', async () => {
    const replies = await Promise.all(seeds.map((seed) => policy.generate(requestOf(seed, 0))));
    expect(new Set(replies.map(({ message }) => JSON.stringify(message))).size).toBe(1);
  });

  test('has one logarithm of a probability per id', async () => {
    for (const seed of seeds) {
      const { tokens } = await policy.generate(requestOf(seed));
      expect(tokens?.completionIds?.length).toBeGreaterThan(0);
      expect(tokens?.logprobs).toHaveLength(tokens?.completionIds?.length ?? -1);
      for (const logprob of tokens?.logprobs ?? []) expect(logprob).toBeLessThanOrEqual(0);
    }
  });

  test('comes as often as its logprobs say', async () => {
    const counts = new Map<string, { times: number; probability: number }>();
    const total = 4000;
    for (let seed = 0; seed < total; seed += 1) {
      const { message, tokens } = await policy.generate(requestOf(seed));
      const key = (tokens?.completionIds ?? []).join();
      const probability = Math.exp(
        (tokens?.logprobs ?? []).reduce<number>((sum, each) => sum + (each ?? 0), 0),
      );
      const known = counts.get(key) ?? { times: 0, probability };
      counts.set(key, { times: known.times + 1, probability });
      expect(message.role).toBe('assistant');
    }
    const frequent = [...counts.values()].filter(({ times }) => times >= 100);
    expect(frequent.length).toBeGreaterThan(1);
    for (const { times, probability } of frequent) {
      const error = Math.sqrt((probability * (1 - probability)) / total);
      expect(Math.abs(times / total - probability)).toBeLessThan(4.5 * error);
    }
  });

  test('goes on from the ids of the turns before it', async () => {
    const first = await policy.generate(requestOf(3, 0));
    const call = first.message.toolCalls?.[0];
    const { messages } = requestOf(3);
    const result = call
      ? { role: 'tool' as const, content: '"nretnal"', toolCallId: call.id, name: call.name }
      : { role: 'user' as const, content: 'And then?' };
    const second = await policy.generate({ ...requestOf(4), messages: [...messages, first.message, result] });
    const before = [...(first.tokens?.promptIds ?? []), ...(first.tokens?.completionIds ?? [])];
    expect(second.tokens?.promptIds?.slice(0, before.length)).toEqual(before);
  });
});

describe('a text that nobody means', () => {
  const replyTo = (content: string): Promise<ModelReply> =>
    policy.generate({ messages: [{ role: 'user', content }], tools, sampling: { seed: 1 } });

  // 400 digits are more than a number holds, and JSON has no word for infinity.
  test.each([1, 2, 3, 4, 5, 6])('is answered: a number of 400 digits (%i)', async (seed) => {
    const content = `Divide ${'9'.repeat(400)} by 7. Which of ${'8'.repeat(400)}, 3 and 5 is the largest?`;
    const { message } = await policy.generate({
      messages: [{ role: 'user', content }],
      tools,
      sampling: { seed },
    });
    for (const { arguments: text } of message.toolCalls ?? []) expect(text).not.toMatch(/null|Infinity/);
  });

  // Gone through once per blank, it took longer than a test may.
  test('is answered: 100,000 blanks', async () => {
    expect((await replyTo(`Write${' '.repeat(100_000)}"lantern" backwards.`)).message.role).toBe('assistant');
  });
});

describe('a checkpoint', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sca-policy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('answers as the policy that it was made of', async () => {
    const path = join(folder, 'weights.json');
    await savePolicy(policy, path);
    const loaded = await loadPolicy(path);
    expect(loaded.checkpoint).toBe(policy.checkpoint);
    for (const seed of seeds)
      expect(await loaded.generate(requestOf(seed))).toEqual(await policy.generate(requestOf(seed)));
  });

  test('differs where the weights differ', () => {
    expect(createPolicy({ weights: someWeights(2) }).checkpoint).not.toBe(policy.checkpoint);
  });

  test.each([
    ['nothing', ''],
    ['something else', '{"schema":"another"}'],
    ['half of it', null],
  ])('that is %s is refused by name', async (_what, content) => {
    const path = join(folder, 'weights.json');
    await savePolicy(policy, path);
    const text = await readFile(path, 'utf8');
    await writeFile(path, content ?? text.slice(0, text.length / 2));
    await expect(loadPolicy(path)).rejects.toMatchObject({ code: 'CHECKPOINT_INVALID' });
    await expect(loadPolicy(join(folder, 'none'))).rejects.toMatchObject({ code: 'CHECKPOINT_UNREADABLE' });
  });
});
