import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type GoldenCase, runGoldenCase } from './golden.test.support.ts';

// Values computed by TRL's and verl's own source functions, or transcribed from the cited lines; beside the clone.
const file = join(import.meta.dirname, '../../../../shared/rl-golden.json');

if (existsSync(file)) {
  const cases: GoldenCase[] = JSON.parse(readFileSync(file, 'utf8')).cases;
  describe(`${cases.length} golden vectors`, () => {
    test.each(cases.map((golden) => [`${golden.id} ${golden.fn} (${golden.convention})`, golden] as const))(
      '%s',
      (_, golden) => {
        const actual = runGoldenCase(golden);
        expect(differences(actual, golden.expected, golden.tolerance)).toEqual([]);
      },
    );
    test('are there', () => expect(cases.length).toBeGreaterThan(0));
  });
} else {
  test.skip(`golden vectors: SKIPPED, ${file} is not there`, () => {});
}

test('a kind of case that is not known fails', () => {
  const unknown = { id: 'x', fn: 'nope', convention: 'verl', input: {}, expected: {}, tolerance: 0 };
  expect(() => runGoldenCase(unknown)).toThrow('nope');
});

test('a wrong value, a missing one and a wrong length are differences', () => {
  expect(differences({ a: [1, 2] }, { a: [1, 2.1] }, 1e-9)).toHaveLength(1);
  expect(differences({}, { a: [1] }, 1e-9)).toHaveLength(1);
  expect(differences({ a: [1, 2] }, { a: [1] }, 1e-9)).toHaveLength(1);
  expect(differences({ a: 0 }, { a: null }, 1e-9)).toHaveLength(1);
  expect(differences({ a: Number.NaN }, { a: null }, 1e-9)).toHaveLength(0);
  expect(differences({ a: ['t1'] }, { a: ['t2'] }, 1e-9)).toHaveLength(1);
});

/** Every place in `expected` where `actual` is further off than tolerance · max(1, |expected|); null = NaN. */
function differences(actual: unknown, expected: unknown, tolerance: number): string[] {
  const wrong = [`${actual} is not ${expected}`];
  if (expected === null) return Number.isNaN(actual) ? [] : wrong;
  if (typeof expected === 'number') {
    const isClose = Math.abs((actual as number) - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return typeof actual === 'number' && isClose ? [] : wrong;
  }
  if (typeof expected !== 'object') return actual === expected ? [] : wrong;
  if (typeof actual !== 'object' || actual === null) return wrong;
  const lengths = [actual, expected].map((value) => (value as ArrayLike<unknown>).length);
  if (lengths[0] !== lengths[1]) return [`${lengths[0]} entries, not ${lengths[1]}`];
  return Object.entries(expected).flatMap(([key, value]) =>
    differences((actual as Record<string, unknown>)[key], value, tolerance).map((text) => `${key}: ${text}`),
  );
}
