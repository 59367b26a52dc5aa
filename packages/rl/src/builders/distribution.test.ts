import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startDistribution } from './distribution.ts';

function distributionOf(values: Iterable<number>) {
  const running = startDistribution();
  for (const value of values) running.add(value);
  return running.result();
}

test('of nothing says so', () => {
  expect(distributionOf([])).toEqual({
    count: 0,
    mean: null,
    standardDeviation: null,
    min: null,
    max: null,
    quantiles: null,
  });
  expect(distributionOf([3])).toMatchObject({
    count: 1,
    mean: 3,
    standardDeviation: null,
    quantiles: { p50: 3 },
  });
});

test('equals the textbook', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 200 }),
      (values) => {
        const { mean, standardDeviation, quantiles, min, max } = distributionOf(values);
        const average = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
        expect([mean, standardDeviation]).toEqual([
          expect.closeTo(average, 8),
          expect.closeTo(Math.sqrt(variance), 8),
        ]);
        const sorted = values.toSorted((a, b) => a - b);
        const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
        expect([min, max]).toEqual([sorted[0], sorted.at(-1)]);
        expect(quantiles).toEqual({ p10: rank(0.1), p50: rank(0.5), p90: rank(0.9), p99: rank(0.99) });
      },
    ),
  );
});

test('holds quantiles within 0.4 % over many distinct values', () => {
  const { quantiles, count } = distributionOf(Array.from({ length: 50_000 }, (_, index) => index + 0.5));
  expect(count).toBe(50_000);
  for (const [share, value] of [
    [0.1, quantiles?.p10],
    [0.5, quantiles?.p50],
    [0.99, quantiles?.p99],
  ] as [number, number][])
    expect(Math.abs(value / (share * 50_000) - 1)).toBeLessThan(0.004);
});
