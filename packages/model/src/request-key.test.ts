import type { Json, ModelRequest } from '@sca/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRequestKey } from './request-key.ts';

/** What a key is made of, as JSON whose leaves can be changed one by one. */
type Tree = { [name: string]: Json };

const text = fc.string({ unit: 'binary', maxLength: 8 });
const number = fc.nat(9);

/** One of everything that a request can hold. */
const tree = fc.record({
  identity: fc.record({ baseUrl: text, model: text, extraBody: fc.record({ top_k: number, guide: text }) }),
  request: fc.record({
    messages: fc.tuple(
      fc.record({ role: fc.constant('system'), content: text }),
      fc.record({ role: fc.constant('user'), content: text }),
      fc.record({
        role: fc.constant('assistant'),
        content: text,
        reasoning: text,
        toolCalls: fc.tuple(
          fc.record({ id: fc.constant('one'), name: text, arguments: text }),
          fc.record({ id: fc.constant('two'), name: text, arguments: text }),
        ),
        isSampled: fc.boolean(),
      }),
      fc.record({ role: fc.constant('tool'), content: text, toolCallId: fc.constant('one'), name: text }),
      fc.record({ role: fc.constant('tool'), content: text, toolCallId: fc.constant('two'), name: text }),
    ),
    tools: fc.tuple(
      fc.record({ name: text, description: text, parameters: fc.record({ type: text, title: text }) }),
      fc.record({ name: text, description: text, parameters: fc.record({ type: text, title: text }) }),
    ),
    sampling: fc.record({
      temperature: number,
      topP: number,
      maxTokens: number,
      stop: fc.tuple(text, text),
      seed: number,
    }),
    trial: number,
  }),
}) as unknown as fc.Arbitrary<Tree>;

function keyOf({ identity = null, request }: Tree, readsReasoning = true): string {
  return createRequestKey({ identity, readsReasoning })(request as unknown as ModelRequest);
}

/** Places of all leaves, but those of the roles and ids, which have no other value of their own. */
function placesOf(value: Json, place: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [[...place]];
  return Object.entries(value).flatMap(([name, member]) => placesOf(member, [...place, name]));
}

/** The tree with another value at a place: a longer text, a larger number, the other truth. */
function changeAt(value: Json, [name, ...rest]: readonly string[]): Json {
  if (name === undefined)
    return typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : !value;
  const copy: Tree = Array.isArray(value) ? ([...value] as never) : { ...(value as Tree) };
  copy[name] = changeAt(copy[name] ?? null, rest);
  return copy as Json;
}

const INDIFFERENT = /\.isSampled$/;
/** An id by itself means nothing; two changes of ids may leave the same calls without their results. */
const LINK = /\.(id|toolCallId)$/;

test('any change of a determining leaf changes the key, no two of them to the same one; no other leaf does', () => {
  fc.assert(
    fc.property(tree, (base) => {
      const baseKey = keyOf(base);
      const keys = new Map<string, string>();
      for (const place of placesOf(base)) {
        const name = place.join('.');
        const key = keyOf(changeAt(base, place) as Tree);
        expect(key !== baseKey, name).toBe(!INDIFFERENT.test(name));
        if (INDIFFERENT.test(name) || LINK.test(name)) continue;
        expect(keys.get(key), name).toBeUndefined();
        keys.set(key, name);
      }
      expect(keys.size).toBeGreaterThan(25);
    }),
    { numRuns: 100 },
  );
});

const BASE: ModelRequest = {
  messages: [
    { role: 'user', content: 'What is here?' },
    {
      role: 'assistant',
      content: '',
      reasoning: 'Look.',
      toolCalls: [
        { id: 'a', name: 'look', arguments: '{}' },
        { id: 'b', name: 'look', arguments: '{}' },
      ],
      isSampled: true,
    },
    { role: 'tool', content: 'A lamp.', toolCallId: 'a', name: 'look' },
    { role: 'tool', content: 'A door.', toolCallId: 'b', name: 'look' },
  ],
  tools: [
    { name: 'look', description: 'Looks.', parameters: { type: 'object', properties: {} } },
    { name: 'go', description: 'Goes.', parameters: { type: 'object' } },
  ],
  sampling: { temperature: 1, stop: ['END', 'STOP'] },
};
const [user, assistant, lamp, door] = BASE.messages as [never, never, object, object];
const [look, go] = BASE.tools ?? [];
const key = createRequestKey({ identity: { model: 'm', baseUrl: 'u' } });

test.each<[what: string, request: object]>([
  ['a message left out', { ...BASE, messages: [user, assistant, lamp] }],
  ['messages in another order', { ...BASE, messages: [user, assistant, door, lamp] }],
  [
    'results that changed calls',
    { ...BASE, messages: [user, assistant, { ...lamp, toolCallId: 'b' }, { ...door, toolCallId: 'a' }] },
  ],
  ['a tool left out', { ...BASE, tools: [look] }],
  ['tools in another order', { ...BASE, tools: [go, look] }],
  [
    'parameters in another order',
    { ...BASE, tools: [{ ...look, parameters: { properties: {}, type: 'object' } }, go] },
  ],
  ['no temperature', { ...BASE, sampling: { stop: ['END', 'STOP'] } }],
  ['stops in another order', { ...BASE, sampling: { temperature: 1, stop: ['STOP', 'END'] } }],
  [
    'text moved to the next message',
    {
      messages: [
        { role: 'user', content: 'What ' },
        { role: 'user', content: 'is here?' },
      ],
    },
  ],
])('differs: %s', (_what, request) => {
  expect(key(request as ModelRequest)).not.toBe(key(BASE));
});

test.each<[what: string, request: object]>([
  ['a copy', structuredClone(BASE)],
  ['a signal', { ...BASE, signal: new AbortController().signal }],
  ['trial 0 where there was none', { ...BASE, trial: 0 }],
  ['what is undefined', { ...BASE, sampling: { ...BASE.sampling, seed: undefined }, trial: undefined }],
  ['members in another order', Object.fromEntries(Object.entries(BASE).reverse())],
  [
    'other ids for the same calls',
    JSON.parse(JSON.stringify(BASE).replaceAll('"a"', '"x1"').replaceAll('"b"', '"x2"')),
  ],
])('is the same: %s', (_what, request) => {
  expect(key(request as ModelRequest)).toBe(key(BASE));
});

test('is the same for an identity in another order, and for reasoning that no one reads', () => {
  expect(createRequestKey({ identity: { baseUrl: 'u', model: 'm' } })(BASE)).toBe(key(BASE));
  const silent = JSON.parse(JSON.stringify(BASE).replace('"reasoning":"Look.",', ''));
  expect(key(silent)).not.toBe(key(BASE));
  const unread = createRequestKey({ identity: null, readsReasoning: false });
  expect(unread(silent)).toBe(unread(BASE));
});

test('is the same for nothing and for empty lists', () => {
  const bare: ModelRequest = { messages: [{ role: 'assistant', content: 'Hm.', isSampled: true }] };
  const empty: ModelRequest = {
    messages: [{ role: 'assistant', content: 'Hm.', toolCalls: [], isSampled: false }],
    tools: [],
    sampling: { stop: [] },
  };
  expect(key(empty)).toBe(key(bare));
});

test('is pinned: a change of it would lose every cache and recording', () => {
  // sha256 of "sca.request/v1\nnull\n[[null,null,null,[],null],0,[],[["user","Hi"]]]", by sha256sum
  expect(keyOf({ request: { messages: [{ role: 'user', content: 'Hi' }] } })).toBe(PINNED);
});

const PINNED = '51d138f89941ac8fcd316ac42140fda78014fc725f0cdfc54d50d573d92b0f00';
