import { Message, type Model, type ModelReply, type ModelRequest, ScaError, Usage } from '@sca/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ModelStep } from './model-step.ts';

/** A model under test that does the given steps, one per call, and what has to be closed after it. */
export interface ModelFixture {
  readonly model: Model;
  close?(): Promise<void>;
}

export interface TestModelOptions {
  /** False where an answer cannot be late, as with a recording. @defaultValue true */
  readonly canHang?: boolean;
  /** False where the model gives no token ids and logprobs. @defaultValue true */
  readonly givesTokens?: boolean;
}

/**
 * Registers what every `Model` promises as a vitest suite.
 *
 * @param start gives a model that does these steps; `requests` are those that will be made, one per step, for models that
 * have to know them beforehand
 *
 * @example
 * testModel('scripted', async (steps) => ({ model: createScriptedModel(toScript(steps)) }));
 */
export function testModel(
  name: string,
  start: (steps: readonly ModelStep[], requests: readonly ModelRequest[]) => Promise<ModelFixture>,
  { canHang = true, givesTokens = true }: TestModelOptions = {},
): void {
  const startModel: StartModel = async (steps, requests = steps.map(() => ASK)) => {
    const { model, close } = await start(steps, requests);
    if (close) onTestFinished(close);
    return model;
  };
  describe(name, () => {
    testReplies(startModel, givesTokens);
    testFailures(startModel, canHang);
  });
}

type StartModel = (steps: readonly ModelStep[], requests?: readonly ModelRequest[]) => Promise<Model>;

function testReplies(startModel: StartModel, givesTokens: boolean): void {
  test('answers with text, in the form of the record', async () => {
    const model = await startModel([{ content: 'Paris.' }]);
    const reply = await model.generate(ASK);
    expect(reply.message.content).toBe('Paris.');
    expect(reply.finishReason).toBe('stop');
    expectRecord(reply);
    expect(reply.usage.calls).toBe(1);
    expect(model.name).not.toBe('');
  });

  test('gives tool calls with the arguments as they were written, valid or not', async () => {
    const written = ['{"city": "Rome",  "days":2.0}', '{"city":', ''].map((text, index) => {
      return { id: `call_${index}`, name: 'get_weather', arguments: text };
    });
    const model = await startModel([{ toolCalls: written }], [ASK_WITH_TOOL]);
    const reply = await model.generate(ASK_WITH_TOOL);
    expect(reply.finishReason).toBe('tool-calls');
    expect(reply.message.toolCalls).toEqual(written);
    expectRecord(reply);
  });

  test('keeps reasoning apart from what is said', async () => {
    const model = await startModel([{ content: 'Four.', reasoning: 'Two and two.' }, { content: 'Five.' }]);
    expect((await model.generate(ASK)).message).toMatchObject({
      content: 'Four.',
      reasoning: 'Two and two.',
    });
    expect((await model.generate(ASK)).message).not.toHaveProperty('reasoning');
  });

  test.each(['length', 'content-filter'] as const)('says that a reply ended by %s', async (finishReason) => {
    const model = await startModel([{ content: 'It is', finishReason }]);
    const reply = await model.generate(ASK);
    expect(reply.finishReason).toBe(finishReason);
    expect(reply.message.content).toBe('It is');
  });

  test('counts tokens, and cached tokens among those of the prompt', async () => {
    const counted = { promptTokens: 90, cachedTokens: 64, completionTokens: 7 };
    const model = await startModel([{ content: 'Paris.', usage: counted }]);
    const { usage } = await model.generate(ASK);
    expect(usage).toMatchObject({ calls: 1, ...counted });
  });

  test.skipIf(!givesTokens)('gives as many logprobs as ids, and null for one that is not told', async () => {
    const tokens = { promptIds: [1, 2, 3], completionIds: [72, 105, 257], logprobs: [-0.5, null, -2] };
    const usage = { promptTokens: 3, completionTokens: 3 };
    const model = await startModel([{ content: 'Hi', tokens, usage }]);
    const reply = await model.generate(ASK);
    expect(reply.tokens?.completionIds).toEqual(tokens.completionIds);
    expect(reply.tokens?.logprobs).toEqual(tokens.logprobs);
  });

  test('answers each of many calls at once with its own reply', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `word ${index}`);
    const requests = words.map((content) => ({ messages: [{ role: 'user' as const, content }] }));
    const model = await startModel(
      words.map((content) => ({ content })),
      requests,
    );
    const replies = await Promise.all(requests.map((request) => model.generate(request)));
    expect(replies.map(({ message }) => message.content).sort()).toEqual([...words].sort());
  });

  test('leaves the request as it was', async () => {
    const model = await startModel([{ content: 'Paris.' }]);
    await expect(model.generate(deepFreeze(structuredClone(ASK)))).resolves.toBeDefined();
  });
}

function testFailures(startModel: StartModel, canHang: boolean): void {
  test('throws an error with a code, and says whether to try again', async () => {
    const model = await startModel([{ fault: 'rate-limit' }, { content: 'Paris.' }]);
    const thrown = await model.generate(ASK).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ScaError);
    expect(thrown).toMatchObject({ code: 'MODEL_RATE_LIMITED', isRetryable: true });
    expect((await model.generate(ASK)).message.content).toBe('Paris.');
  });

  test('does not begin where the signal is aborted', async () => {
    const model = await startModel([{ content: 'Paris.' }]);
    const refused = model.generate({ ...ASK, signal: AbortSignal.abort() });
    await expect(refused).rejects.toMatchObject({ code: 'MODEL_ABORTED', isRetryable: false });
    expect((await model.generate(ASK)).message.content).toBe('Paris.');
  });

  test.skipIf(!canHang)('ends at once where the signal aborts', async () => {
    const model = await startModel([{ fault: 'hang' }]);
    const { signal, abort } = abortable();
    const hanging = model.generate({ ...ASK, signal });
    setImmediate(abort);
    await expect(hanging).rejects.toMatchObject({ code: 'MODEL_ABORTED', isRetryable: false });
  });
}

const ASK: ModelRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'What is the capital of France?' },
  ],
};

const WEATHER = {
  name: 'get_weather',
  description: 'Tells the weather.',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
};

const ASK_WITH_TOOL: ModelRequest = { ...ASK, tools: [WEATHER] };

function expectRecord({ message, usage }: ModelReply): void {
  expect(Message.parse(message)).toEqual(message);
  expect(message.isSampled).toBe(true);
  expect(Usage.parse(usage)).toEqual(usage);
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function deepFreeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
