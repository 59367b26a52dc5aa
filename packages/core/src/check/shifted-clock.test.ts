import { expect, test } from 'vitest';
import { withShiftedClock } from './shifted-clock.ts';

test('shows another time, in every way of asking, and the right one afterwards', () => {
  const before = Date.now();
  const yearMs = 365 * 24 * 3_600_000;
  withShiftedClock(() => {
    expect(Date.now()).toBeGreaterThan(before + yearMs);
    const now = new Date();
    expect(now.getTime()).toBeGreaterThan(before + yearMs);
    expect(new Date(Date()).getTime()).toBeGreaterThan(before + yearMs);
    expect(new Date(5).getTime()).toBe(5);
    expect(new Date(2020, 1, 1)).toBeInstanceOf(Date);
    expect(Date.UTC(1970, 0, 1)).toBe(0);
  });
  expect(() => withShiftedClock(() => expect.fail('thrown'))).toThrow();
  expect(Date.now() - before).toBeLessThan(60_000);
});
