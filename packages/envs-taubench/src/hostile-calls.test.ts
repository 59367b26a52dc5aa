import { startSession } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAirline, createRetail } from './create-environment.ts';

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '$order',
  '$number',
  'data',
  'self',
  '0',
  '10',
  '',
  '\0',
  '\ud800',
  'HATHAT',
  'gift_card_1',
];
const key = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 5 }));
const value = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, 5e-324),
    key,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
    fc.record({ $number: fc.constantFrom('247.0', 'nan', '1e999', 'x', '', '9'.repeat(400)) }),
    fc.record({ $order: fc.constantFrom(['a'], ['a', 'a'], ['a', 'toString'], [1], []), a: fc.nat() }),
    fc.record({ flight_number: tie('json'), date: tie('json'), payment_id: key, amount: tie('json') }),
  ),
})).json;

const ENVIRONMENTS = (['upstream', 'fixed'] as const).flatMap((compat) => [
  { compat, environment: createRetail({ size: 20, compat }), table: 'orders', idName: 'order_id' },
  {
    compat,
    environment: createAirline({ size: 20, compat }),
    table: 'reservations',
    idName: 'reservation_id',
  },
]);

describe.each(ENVIRONMENTS)('$environment.id, $compat', ({ environment, table, idName }) => {
  const state = environment.initialState as Record<string, Record<string, { user_id: string }>>;
  const records = Object.entries(state[table] ?? {});

  /** Arguments of a tool that get past its first checks, some of them replaced by anything. */
  const call = fc.constantFrom(...environment.tools).chain((tool) => {
    const { properties = {} } = tool.input.meta() as { properties?: Record<string, unknown> };
    const [id, { user_id }] = records[0] as (typeof records)[number];
    const likely: Record<string, unknown> = { [idName]: id, user_id };
    const args = Object.keys(properties).map((name) => [
      name,
      name in likely ? fc.oneof(fc.constant(likely[name]), value) : value,
    ]);
    return fc.record({ name: fc.constant(tool.name), args: fc.record(Object.fromEntries(args)) });
  });

  it('answers every call, whatever stands in it, and stays a state that can be digested', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 6 }), fc.dictionary(key, value), (calls, extra) => {
        const session = startSession(environment);
        for (const { name, args } of calls) {
          expect(typeof session.call(name, args).text).toBe('string');
          expect(typeof session.call(name, { ...args, ...extra }).text).toBe('string');
        }
        expect(session.fork().digest()).toBe(session.digest());
        for (const { path } of session.diff()) expect(path).toMatch(/^\/\w+\//);
      }),
      { numRuns: 150 },
    );
  });

  it.each(HOSTILE)('finds nothing under the id %j', (id) => {
    const session = startSession(environment);
    for (const tool of environment.tools.filter(({ name }) => /^get_\w+_details$/.test(name))) {
      const [parameter = ''] = Object.keys((tool.input.meta() as { properties: object }).properties);
      expect(session.call(tool.name, { [parameter]: id }).text).toMatch(/^Error: \w+ not found$/);
    }
    expect(session.call(id, {}).text).toBe(`Unknown action ${id}`);
  });
});
