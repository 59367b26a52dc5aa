import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pacer } from './pacer.ts';

/** Takes whenever it may, at the moments a timer would come, which is up to 40 ms late. */
function startTimes(pacer: Pacer, costs: readonly number[], lateness: (index: number) => number): number[] {
  let now = 0;
  return costs.map((cost, index) => {
    const waitMs = pacer.waitMs(now);
    if (waitMs > 0) now += waitMs + lateness(index);
    pacer.take(cost, now);
    return now;
  });
}

test('no minute holds more than the rate, and a long time holds nearly all of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 600 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 40 })),
      (rate, late) => {
        const times = startTimes(new Pacer(rate), Array(rate * 3).fill(1), () => late.next().value ?? 0);
        const minutes = times.slice(rate).map((time, index) => time - (times[index] ?? 0));
        expect(Math.min(...minutes)).toBeGreaterThanOrEqual(60_000 - 1e-6);
        expect(times.at(-1)).toBeLessThan(3 * 61_000 + 100);
      },
    ),
    { numRuns: 50 },
  );
});

test('what takes more than a minute is let through, and what comes next waits for it', () => {
  const pacer = new Pacer(60_000);
  pacer.take(120_000, 0);
  expect(pacer.waitMs(0)).toBeCloseTo(2 * 61_000 - 1000);
});

test('what took less than was guessed is given back', () => {
  const pacer = new Pacer(60_000);
  pacer.take(60_000, 0);
  pacer.correct(-60_000);
  expect(pacer.waitMs(0)).toBe(0);
});
