import type { Json } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../run-guest.test.support.ts';
import { followPath, type Path, type PathStep, type Pick } from './path.ts';
import { pathCode } from './path-code.ts';

const order = {
  id: '#W1',
  'gift note': 'Hi',
  items: [
    { name: 'Kite', price: 20, tags: ['red', 'big'] },
    { name: 'Mug', price: 7.5, tags: [] },
    { name: 'Kite', price: 31, tags: ['blue'] },
  ],
  methods: { card_1: { source: 'card', balance: 3 }, gift_2: { source: 'gift', balance: 9 } },
  counts: { A: 2, T: 5 },
  page: "Shop\n- Seeds by bed [Clickable '/seeds']\n[Page Name: /]\nLending fee: 1.85 marks\nReady after 58 days.",
};

const field = (key: string): PathStep => ({ type: 'field', key });
const item = (pick: Pick): PathStep => ({ type: 'item', pick });

describe('a path leads to', () => {
  it.each<[string, Path, Json]>([
    ['a member', [field('gift note')], 'Hi'],
    ['the first item', [field('items'), item({ by: 'position', index: 0 }), field('price')], 20],
    ['the last item', [field('items'), item({ by: 'position', index: -1 }), field('price')], 31],
    [
      'the item of a name',
      [field('items'), item({ by: 'member', key: 'name', value: 'Mug' }), field('price')],
      7.5,
    ],
    ['the cheapest item', [field('items'), item({ by: 'lowest', key: 'price' }), field('name')], 'Mug'],
    ['the dearest item', [field('items'), item({ by: 'highest', key: 'price' }), field('price')], 31],
    [
      'a key',
      [
        field('methods'),
        { type: 'entry', pick: { by: 'member', key: 'source', value: 'gift' }, take: 'key' },
      ],
      'gift_2',
    ],
    [
      'an entry',
      [
        field('methods'),
        { type: 'entry', pick: { by: 'lowest', key: 'balance' }, take: 'value' },
        field('source'),
      ],
      'card',
    ],
    ['a column', [field('items'), { type: 'pluck', key: 'price' }], [20, 7.5, 31]],
    ['names and numbers', [field('counts'), { type: 'entries' }], ['A', 2, 'T', 5]],
    ['a count', [field('items'), { type: 'count' }], 3],
    ['a link', [field('page'), { type: 'link', label: 'Seeds by bed' }], '/seeds'],
    ['a label', [field('page'), { type: 'label', label: 'Lending fee' }], '1.85 marks'],
    ['a label in brackets', [field('page'), { type: 'label', label: 'Page Name' }], '/'],
    ['a gap', [field('page'), { type: 'gap', before: 'Ready after', after: 'days' }], '58'],
  ])('%s, in code as well', (_what, path, expected) => {
    expect(followPath(order, path)).toEqual(expected);
    expect(run(`return ${pathCode('order', path)};`, { order })).toEqual(expected);
  });
});

it('leads to the same in code as here, or fails in both', () => {
  const key = fc.constantFrom('a', 'b', 'c d', '__proto__x');
  const leaf = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('x', 'y'));
  const record = fc.dictionary(key, leaf, { minKeys: 1 });
  const value = fc.oneof(record, fc.array(record), fc.dictionary(key, record), fc.array(leaf));
  const pick = fc.oneof(
    fc.record({ by: fc.constant('position' as const), index: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ by: fc.constant('member' as const), key, value: leaf }),
  );
  const step: fc.Arbitrary<PathStep> = fc.oneof(
    fc.record({ type: fc.constant('field' as const), key }),
    fc.record({ type: fc.constant('item' as const), pick }),
    fc.record({
      type: fc.constant('entry' as const),
      pick,
      take: fc.constantFrom('key' as const, 'value' as const),
    }),
    fc.record({ type: fc.constant('pluck' as const), key }),
    fc.record({ type: fc.constant('count' as const) }),
  );
  fc.assert(
    fc.property(value, fc.array(step, { maxLength: 3 }), (start, path) => {
      const here = followPath(start as Json, path);
      // Where the path leads nowhere, code may still read the length of a text and the like.
      if (here !== undefined) expect(run(`return ${pathCode('start', path)};`, { start })).toEqual(here);
    }),
  );
});
