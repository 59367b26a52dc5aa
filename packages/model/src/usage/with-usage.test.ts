import type { Usage } from '@sca/core';
import { createScriptedModel, type ScriptedStep, testModel, toScript } from '@sca/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelError } from '../model-error.ts';
import { createLedger } from './create-ledger.ts';
import { costUsd, type Price } from './price.ts';
import { openAIPrice } from './price-table.ts';
import { type UsageOptions, withUsage } from './with-usage.ts';

testModel('a model on account', async (steps) => ({
  model: withUsage({ ledger: createLedger(), role: 'executor' })(createScriptedModel(toScript(steps))),
}));

const ASK = { messages: [{ role: 'user', content: 'Hello?' }] } as const;
const DOLLAR: Price = { promptUsdPerMillion: 1_000_000, completionUsdPerMillion: 1_000_000 };
const used = (promptTokens: number, completionTokens: number): Partial<Usage> => ({
  promptTokens,
  completionTokens,
});

function setUp(script: readonly ScriptedStep[], options: Partial<UsageOptions> = {}) {
  const ledger = options.ledger ?? createLedger();
  const model = withUsage({ ledger, role: 'executor', ...options })(createScriptedModel(script));
  return { ledger, model };
}

describe('the price', () => {
  test('is that of prompt, cached and completion tokens', () => {
    const price = { promptUsdPerMillion: 2, cachedUsdPerMillion: 0.5, completionUsdPerMillion: 8 };
    // 600 * 2 + 400 * 0.5 + 100 * 8 = 2200 millionths
    expect(costUsd({ promptTokens: 1000, cachedTokens: 400, completionTokens: 100 }, price)).toBeCloseTo(
      0.0022,
      12,
    );
    const { cachedUsdPerMillion: _, ...undiscounted } = price;
    expect(
      costUsd({ promptTokens: 1000, cachedTokens: 400, completionTokens: 100 }, undiscounted),
    ).toBeCloseTo(0.0028, 12);
  });

  test('is listed by name and by dated version, and unknown for others', () => {
    expect(openAIPrice('gpt-4.1-mini-2025-04-14')).toEqual(openAIPrice('gpt-4.1-mini'));
    expect(openAIPrice('gpt-4.1-mini')).toMatchObject({
      promptUsdPerMillion: 0.4,
      completionUsdPerMillion: 1.6,
    });
    for (const name of ['my-model', 'constructor', 'gpt-4.1-mini-tuned'])
      expect(openAIPrice(name)).toBeUndefined();
  });

  test.each<{ what: string; options: Partial<UsageOptions>; reported: number | null; cost: number | null }>([
    {
      what: 'the configured one first',
      options: { price: DOLLAR, listPrice: DOLLAR },
      reported: 0.25,
      cost: 3,
    },
    { what: "then the endpoint's word", options: { listPrice: DOLLAR }, reported: 0.25, cost: 0.25 },
    { what: 'then the list', options: { listPrice: DOLLAR }, reported: null, cost: 3 },
    { what: 'else none', options: {}, reported: null, cost: null },
  ])('$what', async ({ options, reported, cost }) => {
    const { ledger, model } = setUp([{ usage: { ...used(1, 2), costUsd: reported } }], options);
    expect((await model.generate(ASK)).usage.costUsd).toBe(cost);
    expect(ledger.totals.executor).toMatchObject({
      usage: { costUsd: cost },
      unpricedCalls: cost === null ? 1 : 0,
    });
  });
});

describe('the ledger', () => {
  test('adds up by role', async () => {
    const { ledger, model } = setUp([{ usage: { ...used(5, 3), cachedTokens: 2 } }, { usage: used(1, 1) }], {
      price: DOLLAR,
    });
    const judge = withUsage({ ledger, role: 'judge' })(createScriptedModel([{ usage: used(7, 7) }]));
    await model.generate(ASK);
    await model.generate(ASK);
    await judge.generate(ASK);
    const saved = { calls: 0, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: null };
    expect(ledger.totals).toEqual({
      executor: {
        usage: { calls: 2, promptTokens: 6, cachedTokens: 2, completionTokens: 4, costUsd: 10 },
        saved,
        unpricedCalls: 0,
      },
      judge: {
        usage: { calls: 1, promptTokens: 7, cachedTokens: 0, completionTokens: 7, costUsd: null },
        saved,
        unpricedCalls: 1,
      },
    });
    expect(ledger.spentUsd).toBe(10);
  });

  test('keeps what a cache saved apart', async () => {
    const ledger = createLedger();
    const savedUsage = { calls: 1, promptTokens: 5, cachedTokens: 0, completionTokens: 3, costUsd: null };
    const hit = { ...(await createScriptedModel(['hi']).generate(ASK)), savedUsage };
    const model = withUsage({ ledger, role: 'executor', price: DOLLAR })({
      name: 'cached',
      generate: async () => hit,
    });
    await model.generate(ASK);
    expect(ledger.spentUsd).toBe(0);
    expect(ledger.totals.executor).toMatchObject({ usage: { calls: 0 }, saved: { calls: 1, costUsd: 8 } });
  });

  test('counts what the provider counted of a reply that was none', async () => {
    const usage = { calls: 1, promptTokens: 4, cachedTokens: 0, completionTokens: 0, costUsd: null };
    const { ledger, model } = setUp([modelError('MODEL_REPLY_EMPTY', 'empty', { usage })], { price: DOLLAR });
    await expect(model.generate(ASK)).rejects.toMatchObject({ code: 'MODEL_REPLY_EMPTY' });
    expect(ledger.spentUsd).toBe(4);
  });

  test('gives copies, as JSON, and goes on from them', () => {
    const first = createLedger();
    const usage = { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: 2 };
    first.add('constructor', usage);
    first.add('executor', usage);
    const totals = JSON.parse(JSON.stringify(first.totals));
    first.add('executor', usage);
    const second = createLedger({ start: totals });
    second.add('executor', usage);
    expect(second.totals).toEqual(first.totals);
    expect(second.spentUsd).toBe(6);
  });

  test.each([{ limitUsd: -1 }, { limitUsd: Number.NaN }, { start: { executor: { usage: 1 } } }])(
    'cannot start like %j',
    (options) => {
      expect(() => createLedger(options as never)).toThrowError(
        expect.objectContaining({ code: 'MODEL_CONFIG_INVALID' }),
      );
    },
  );
});

describe('the cost limit', () => {
  test('needs a price', () => {
    expect(() => setUp([], { ledger: createLedger({ limitUsd: 1 }) })).toThrowError(
      expect.objectContaining({ code: 'MODEL_PRICE_UNKNOWN' }),
    );
    expect(() => setUp([], { ledger: createLedger({ limitUsd: 1 }), listPrice: DOLLAR })).not.toThrow();
  });

  test('ends the run before it is passed, and holds across a resumption', async () => {
    const price = { promptUsdPerMillion: 0, completionUsdPerMillion: 1_000_000 };
    const ask = { ...ASK, sampling: { maxTokens: 4 } };
    const script = Array(9).fill({ usage: used(0, 3) });
    const { ledger, model } = setUp(script, { ledger: createLedger({ limitUsd: 10 }), price });
    for (let call = 0; call < 3; call += 1) await model.generate(ask);
    await expect(model.generate(ask)).rejects.toMatchObject({ code: 'MODEL_COST_LIMIT', isRetryable: false });
    expect(ledger.spentUsd).toBe(9);
    const resumed = setUp(script, { ledger: createLedger({ limitUsd: 14, start: ledger.totals }), price });
    await resumed.model.generate(ask);
    await expect(resumed.model.generate(ask)).rejects.toMatchObject({ code: 'MODEL_COST_LIMIT' });
  });

  test('waits for calls under way that may cost less than they might', async () => {
    const price = { promptUsdPerMillion: 0, completionUsdPerMillion: 1_000_000 };
    const finish: ((step: ScriptedStep) => void)[] = [];
    const inner = createScriptedModel(() => new Promise((resolve) => finish.push(resolve)));
    const model = withUsage({ ledger: createLedger({ limitUsd: 5 }), role: 'executor', price })(inner);
    const ask = { ...ASK, sampling: { maxTokens: 4 } };
    const calls = [1, 2].map(() => model.generate(ask));
    await new Promise(setImmediate);
    expect(finish).toHaveLength(1);
    finish[0]?.({ usage: used(0, 1) });
    await calls[0];
    await new Promise(setImmediate);
    expect(finish).toHaveLength(2);
    finish[1]?.({ usage: used(0, 1) });
    await calls[1];
  });

  test('whoever gives up waiting is not served', async () => {
    const inner = createScriptedModel(() => new Promise(() => {}));
    const ledger = createLedger({ limitUsd: 5000 });
    const model = withUsage({ ledger, role: 'executor', price: DOLLAR })(inner);
    void model.generate(ASK);
    const controller = new AbortController();
    const waiting = model.generate({ ...ASK, signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'MODEL_ABORTED' });
    expect(inner.requests).toHaveLength(1);
  });

  test('is never passed, however many calls are made at once', async () => {
    const price = { promptUsdPerMillion: 1000, completionUsdPerMillion: 4000 };
    const call = fc.record({
      length: fc.nat(200),
      maxTokens: fc.integer({ min: 1, max: 50 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { maxLength: 40 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        async (calls, limitUsd) => {
          const ledger = createLedger({ limitUsd });
          // A tokenizer of two bytes to a token, and a template of eight tokens.
          const inner = createScriptedModel(async ({ messages, sampling }, index) => {
            await new Promise(setImmediate);
            const promptTokens = Math.ceil((messages[0]?.content.length ?? 0) / 2) + 8;
            return {
              usage: used(promptTokens, Math.floor((sampling?.maxTokens ?? 0) * (calls[index]?.share ?? 0))),
            };
          });
          const model = withUsage({ ledger, role: 'executor', price })(inner);
          const outcomes = await Promise.allSettled(
            calls.map(({ length, maxTokens }) =>
              model.generate({
                messages: [{ role: 'user', content: 'x'.repeat(length) }],
                sampling: { maxTokens },
              }),
            ),
          );
          expect(ledger.spentUsd).toBeLessThanOrEqual(limitUsd);
          const refusals = outcomes.filter((each) => each.status === 'rejected');
          for (const { reason } of refusals) expect(reason).toMatchObject({ code: 'MODEL_COST_LIMIT' });
          expect(outcomes.length - refusals.length).toBe(ledger.totals.executor?.usage.calls ?? 0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
