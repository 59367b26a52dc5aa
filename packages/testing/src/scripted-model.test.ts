import { ScaError } from '@sca/core';
import { expect, test } from 'vitest';
import { toScript } from './model-step.ts';
import { createScriptedModel } from './scripted-model.ts';
import { testModel } from './test-model.ts';

testModel('a scripted model', async (steps) => ({ model: createScriptedModel(toScript(steps)) }));

const ASK = { messages: [{ role: 'user', content: 'Hello?' }] } as const;

test('answers from a list, remembers what it was asked, and is loud at its end', async () => {
  const model = createScriptedModel(['One.', { content: 'Two.' }], { name: 'counter' });
  expect((await model.generate({ ...ASK, trial: 1 })).message.content).toBe('One.');
  expect((await model.generate({ ...ASK, trial: 2 })).message.content).toBe('Two.');
  expect(model.requests.map(({ trial }) => trial)).toEqual([1, 2]);
  expect(model.name).toBe('counter');
  const end = await model.generate(ASK).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(Error);
  expect(end).not.toBeInstanceOf(ScaError);
});

test('answers by a function of the request, and throws what it is given', async () => {
  const lost = new ScaError('MODEL_CONNECTION_FAILED', 'Gone.', { isRetryable: true });
  const model = createScriptedModel(({ messages }, index) => (index === 0 ? String(messages.length) : lost));
  expect((await model.generate(ASK)).message.content).toBe('1');
  await expect(model.generate(ASK)).rejects.toBe(lost);
});

test('makes up ids of tool calls that differ from turn to turn', async () => {
  const toolCalls = [{ name: 'look', arguments: { where: 'here' } }];
  const model = createScriptedModel([{ toolCalls }, { toolCalls }]);
  const first = await model.generate(ASK);
  const second = await model.generate({ messages: [...ASK.messages, first.message] });
  expect(first.message.toolCalls).toEqual([{ id: 'call_1_0', name: 'look', arguments: '{"where":"here"}' }]);
  expect(second.message.toolCalls?.[0]?.id).toBe('call_2_0');
});
