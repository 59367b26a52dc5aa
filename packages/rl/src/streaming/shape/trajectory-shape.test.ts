import { Trajectory } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTrajectory, trajectoryOf } from '../../testing/trajectory-values.test.support.ts';
import { renderShapeProblem } from './shape.ts';
import { trajectoryShape } from './trajectory-shape.ts';

/** Values that a broken writer, or a hostile one, may have put anywhere. */
const oddValues: unknown[] = [
  null,
  true,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER + 1,
  Number.POSITIVE_INFINITY,
  '',
  'text',
  '2026-13-01T00:00:00Z',
  [],
  [null],
  {},
  { role: 'assistant' },
  { a: [Number.POSITIVE_INFINITY] },
  'sca.trajectory/v1',
];

/** Every place in a value: the path to each member and element. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, item]) =>
    placesOf(item, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [path, ...below];
}

type Change = { kind: 'replace' | 'remove' | 'add'; at: number; value: unknown; name: string };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'add'),
  at: fc.nat(),
  value: fc.constantFrom(...oddValues),
  name: fc.constantFrom(
    'extra',
    'reasoning',
    'toolCalls',
    'isSampled',
    'detail',
    'bucket',
    'constructor',
    'toString',
  ),
});

/** The value with one thing changed somewhere in it. */
function changed(whole: unknown, { kind, at, value, name }: Change): unknown {
  const copy = structuredClone(whole);
  const places = placesOf(copy);
  const path = places[at % places.length] as (string | number)[];
  if (path.length === 0) return kind === 'add' ? { ...(copy as object), [name]: value } : value;
  const parent = path
    .slice(0, -1)
    .reduce((node, step) => (node as Record<string, unknown>)[step], copy) as object;
  const last = path.at(-1) as string;
  if (kind === 'remove' && !Array.isArray(parent)) Reflect.deleteProperty(parent, last);
  else if (kind === 'add' && !Array.isArray(parent)) Reflect.set(parent, name, value);
  else Reflect.set(parent, last, value);
  return copy;
}

const isRight = (value: unknown): boolean => trajectoryShape(value) === null;

describe('the quick check of a trajectory', () => {
  it('takes what the schema takes', () => {
    fc.assert(
      fc.property(anyTrajectory, (trajectory) => {
        expect(trajectoryShape(trajectory)).toBeNull();
      }),
    );
  });

  it('says yes and no where the schema does, whatever is changed', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyTrajectory, fc.array(change, { minLength: 1, maxLength: 2 }), (trajectory, changes) => {
        const value = changes.reduce(changed, trajectory as unknown);
        const expected = Trajectory.safeParse(value).success;
        if (!expected) refused += 1;
        expect(isRight(value)).toBe(expected);
      }),
      { numRuns: 800 },
    );
    expect(refused).toBeGreaterThan(150);
  });

  it.each([
    [{ messages: [{ role: 'user', content: 3 }] }, 'messages[0].content: expected a string, found 3'],
    [
      { messages: [{ role: 'bot', content: '' }] },
      /^messages\[0\]\.role: expected "system", .* found the text "bot"$/,
    ],
    [
      { messages: [{ role: 'user', content: '', name: 'x' }] },
      'messages[0].name: is not a member of this record',
    ],
    [{ messages: [{ role: 'assistant' }] }, 'messages[0].content: is missing'],
    [
      { tokens: [{ messageIndex: 2, promptIds: [1, 2.5] }] },
      'tokens[0].promptIds[1]: expected a whole number, found 2.5',
    ],
    [{ reward: 0.5 }, 'reward: expected 0, 1, null, found 0.5'],
    [{ usage: null }, 'usage: expected an object, found null'],
  ])('names the place of what is wrong in %j', (given, sentence) => {
    const problem = trajectoryShape({ ...trajectoryOf({ id: 'a' }), ...given });
    expect(renderShapeProblem(problem as NonNullable<typeof problem>)).toMatch(sentence);
  });

  it('refuses what is nested too deep to be written again', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const problem = trajectoryShape({ ...trajectoryOf({ id: 'a' }), answer: deep });
    expect(problem?.problem).toMatch(/nested deeper than/);
  });
});
