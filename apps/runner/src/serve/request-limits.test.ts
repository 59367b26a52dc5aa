import { describe, expect, it } from 'vitest';
import { RequestError } from './request-error.ts';
import { checkRequestSize } from './request-limits.ts';

const USER = { role: 'user', content: 'What is 2 + 2?' };
const tool = { type: 'function', function: { name: 'look' } };
const text = (length: number): string => 'x'.repeat(length);

function refusalOf(body: unknown): RequestError {
  try {
    checkRequestSize(body);
  } catch (thrown) {
    if (thrown instanceof RequestError) return thrown;
    throw thrown;
  }
  throw new Error('nothing is refused');
}

describe('a request that would hold others up', () => {
  const nested = JSON.parse(`${'['.repeat(1e5)}${']'.repeat(1e5)}`);
  it.each<[string, object, string]>([
    ['tens of thousands of tools', { messages: [USER], tools: Array(30_000).fill(tool) }, 'tools'],
    ['thousands of messages', { messages: Array(5000).fill(USER) }, 'messages'],
    ['a long message', { messages: [USER, { role: 'user', content: text(40_000) }] }, 'messages[1]'],
    [
      'a message in many parts',
      { messages: [{ role: 'user', content: Array(5000).fill({ type: 'text', text: 'x' }) }] },
      'messages[0]',
    ],
    [
      'a long description of a tool',
      { tools: [{ ...tool, function: { name: 'look', description: text(40_000) } }] },
      'tools[0]',
    ],
    ['much of everything', { messages: Array(100).fill({ ...USER, content: text(10_000) }) }, 'messages'],
    ['what is nested without end', { messages: [nested] }, 'messages[0]'],
  ])('by %s is refused with 400 and the field', (_what, body, param) => {
    const { status, body: answer } = refusalOf(body);
    expect({ status, ...answer.error }).toMatchObject({ status: 400, code: 'request_too_large', param });
  });
});

it.each<[string, unknown]>([
  [
    'what a long episode has',
    { messages: Array(150).fill({ ...USER, content: text(800) }), tools: Array(128).fill(tool) },
  ],
  ['what is no request: others say so', [null, 7, 'text', { messages: {} }, { tools: null }]],
  ['nothing', null],
])('%s is let through', (_what, body) => {
  expect(() => checkRequestSize(body)).not.toThrow();
});
