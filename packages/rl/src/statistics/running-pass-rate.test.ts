import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from './mean-interval.ts';
import { RunningPassRate } from './running-pass-rate.ts';
import { wilsonInterval } from './wilson-interval.ts';

const attempts = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(0, 1, null)), { maxLength: 60 });

test('is the clustered t interval of what was added, in whatever order', () => {
  fc.assert(
    fc.property(attempts, (added) => {
      const running = new RunningPassRate();
      for (const [task, value] of added) running.add(task, value);
      const scored = added.filter(([, value]) => value !== null);
      const values = scored.map(([, value]) => value as number);
      const direct = meanInterval(values, { clusters: scored.map(([task]) => task) });
      const found = running.passRate();
      expect([found.attempts, found.tasks]).toEqual([direct.values, direct.clusters]);
      expect(found.method).toBe(direct.standardError > 1e-6 ? 'clustered-t' : 'wilson');
      if (found.method === 'wilson') return;
      expect(found.rate).toBeCloseTo(direct.mean, 12);
      expect(found.standardError).toBeCloseTo(direct.standardError, 12);
      expect(found.low).toBeCloseTo(Math.max(0, direct.low), 12);
      expect(found.high).toBeCloseTo(Math.min(1, direct.high), 12);
    }),
  );
});

// A third is no binary number: rounding leaves deviations that are not quite 0, and so an interval of no width.
test('has a width where all tasks have the same rate', () => {
  const running = new RunningPassRate();
  for (let task = 0; task < 7; task += 1) for (const value of [1, 0, 0]) running.add(task, value);
  const { low, high } = wilsonInterval(7 / 3, 7);
  expect(running.passRate()).toMatchObject({ method: 'wilson', low, high });
});

test('counts nothing for what is not scorable', () => {
  const running = new RunningPassRate();
  running.add('a', null);
  expect(running.passRate()).toMatchObject({ rate: Number.NaN, tasks: 0, attempts: 0 });
});
