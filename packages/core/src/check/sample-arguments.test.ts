import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';
import { createRandom } from '../seed.ts';
import { likeness, wordsOf } from './name-words.ts';
import { sampleArguments } from './sample-arguments.ts';
import { StateRecords } from './state-records.ts';
import { Vocabulary } from './vocabulary.ts';

const state: Json = {
  orders: { '#W1': { user_id: 'ann_1', total: 30 }, '#W2': { user_id: 'bob_2', total: 50 } },
  users: { ann_1: { email: 'ann@example.com' }, bob_2: { email: 'bob@example.com' } },
  rooms: [{ id: 'R1', guests: ['ann_1'] }],
};

function vocabularyOf(value: Json): Vocabulary {
  const vocabulary = new Vocabulary();
  vocabulary.observe(value, 'state');
  return vocabulary;
}

function samples(schema: z.ZodType, count = 60): Json[] {
  const random = createRandom(1);
  const written = z.toJSONSchema(schema, { io: 'input' }) as unknown as JsonObject;
  const world = vocabularyOf(state);
  return Array.from({ length: count }, () => {
    const focus = new StateRecords(state).focus(random);
    return sampleArguments({ random, focus, recent: new Vocabulary(), world }, written);
  });
}

describe('sampleArguments', () => {
  test('fits the schema that it samples from', () => {
    const tree = z.object({
      name: z.string(),
      get children() {
        return z.array(tree).max(2);
      },
    });
    const schema = z.object({
      id: z.string().min(2).max(12),
      kind: z.enum(['a', 'b']),
      one: z.literal('x'),
      count: z.int().min(1).max(3),
      ratio: z.number().gt(0).lt(500),
      flag: z.boolean(),
      nothing: z.null(),
      list: z.array(z.string()).min(1).max(2),
      either: z.union([z.string(), z.object({ n: z.int() })]),
      maybe: z.string().nullable().optional(),
      date: z.iso.date(),
      mail: z.email(),
      both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })),
      tree,
    });
    for (const sample of samples(schema)) expect(schema.safeParse(sample).error?.issues).toBeUndefined();
  });

  test('takes values from where the name says', () => {
    const found = samples(
      z.object({ order_id: z.string(), user_id: z.string(), room_id: z.string() }),
    ) as JsonObject[];
    const usual = (key: string, values: Json[]): number =>
      found.filter((each) => values.includes(each[key] as Json)).length;
    expect(usual('order_id', ['#W1', '#W2'])).toBeGreaterThan(35);
    expect(usual('user_id', ['ann_1', 'bob_2'])).toBeGreaterThan(35);
    expect(usual('room_id', ['R1'])).toBeGreaterThan(35);
  });

  test('mostly keeps together what belongs together', () => {
    const found = samples(z.object({ order_id: z.string(), user_id: z.string() }), 200) as JsonObject[];
    const whole = found.filter(({ order_id, user_id }) =>
      [`#W1 ann_1`, `#W2 bob_2`].includes(`${order_id} ${user_id}`),
    );
    expect(whole.length).toBeGreaterThan(90);
  });
});

describe('names', () => {
  test('are taken apart into telling words', () => {
    expect(wordsOf('newItemIds')).toEqual(['item', 'id']);
    expect(wordsOf('from_category')).toEqual(['category']);
    expect(wordsOf('to')).toEqual(['to']);
  });

  test('are alike by the words that they share', () => {
    const to = (name: string): number => likeness(wordsOf('order_id'), wordsOf(name));
    expect([to('orders id'), to('order')].map((value) => value > 0.4)).toEqual([true, true]);
    expect(to('user_id')).toBeLessThan(0.05);
    expect(to('status')).toBe(0);
  });
});

test('a vocabulary takes any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const vocabulary = vocabularyOf(value as Json);
      for (const text of vocabulary.values('string')) expect(typeof text).toBe('string');
      expect(() => new StateRecords(value as Json).focus(createRandom(1))).not.toThrow();
    }),
    { numRuns: 100, seed: 1 },
  );
});
