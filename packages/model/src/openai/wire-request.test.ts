import type { ModelRequest } from '@sca/core';
import { expect, test } from 'vitest';
import { type ModelConfigInput, parseModelConfig } from '../model-config.ts';
import { toWireBody } from './wire-request.ts';

const ASK: ModelRequest = { messages: [{ role: 'user', content: 'Hello?' }] };

function wire(request: ModelRequest, config: Partial<ModelConfigInput> = {}): unknown {
  const base = { baseUrl: 'http://localhost:8000/v1/', model: 'm' };
  return toWireBody(request, parseModelConfig({ ...base, ...config }));
}

test('sends what is asked and nothing else', () => {
  expect(wire(ASK)).toEqual({ model: 'm', messages: [{ role: 'user', content: 'Hello?' }] });
});

test('writes a whole conversation with its tools', () => {
  const request: ModelRequest = {
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'assistant',
        content: '',
        reasoning: 'Look first.',
        toolCalls: [{ id: 'c1', name: 'look', arguments: '{"at": 1}' }],
        isSampled: true,
      },
      { role: 'tool', content: '"nothing"', toolCallId: 'c1', name: 'look' },
      { role: 'assistant', content: 'Nothing.', isSampled: false },
    ],
    tools: [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }],
  };
  expect(wire(request)).toEqual({
    model: 'm',
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at": 1}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', name: 'look', content: '"nothing"' },
      { role: 'assistant', content: 'Nothing.' },
    ],
    tools: [
      { type: 'function', function: { name: 'look', description: 'Looks.', parameters: { type: 'object' } } },
    ],
  });
});

test('sends reasoning back only where it is told under which name', () => {
  const messages: ModelRequest['messages'] = [
    { role: 'assistant', content: 'Four.', reasoning: 'Two and two.', isSampled: true },
  ];
  expect(wire({ messages }, { reasoningField: 'reasoning' })).toMatchObject({
    messages: [{ role: 'assistant', content: 'Four.', reasoning: 'Two and two.' }],
  });
});

test('takes sampling from the request, then from the configuration', () => {
  const sampling = { temperature: 0.5, topP: 0.9, maxTokens: 100, stop: ['END'], seed: 3 };
  expect(wire({ ...ASK, sampling: { temperature: 0, seed: 7 } }, { sampling })).toMatchObject({
    temperature: 0,
    top_p: 0.9,
    max_tokens: 100,
    stop: ['END'],
    seed: 7,
  });
});

test('names the bound on tokens as the endpoint wants it', () => {
  const request = { ...ASK, sampling: { maxTokens: 9 } };
  expect(wire(request, { baseUrl: 'https://api.openai.com/v1' })).toMatchObject({ max_completion_tokens: 9 });
  expect(wire(request, { maxTokensField: 'max_completion_tokens' })).toMatchObject({
    max_completion_tokens: 9,
  });
});

test('adds the extra body', () => {
  const extraBody = { chat_template_kwargs: { enable_thinking: false } };
  expect(wire(ASK, { extraBody })).toMatchObject(extraBody);
});
