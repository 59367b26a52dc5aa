import { wilsonInterval } from '@sca/rl/statistics';
import { describe, expect, it } from 'vitest';
import type { Rewards } from './report-data.ts';
import { compareOutcomes, passShare } from './shares.ts';

const pairs = (count: number, before: Rewards, after: Rewards) =>
  Array.from({ length: count }, (_, index) => ({ taskId: `t${index}`, before, after }));

describe('a pass rate', () => {
  it.each([1, 2])('of tasks that are all alike has a width at k = %i', (k) => {
    const { low, high } = passShare(Array(7).fill([1, 0, 0]), k);
    expect(high - low).toBeGreaterThan(0.3);
  });

  it('of nothing is unknown', () => {
    expect(passShare([[null]], 1)).toEqual({ value: 0, low: 0, high: 1 });
    expect(passShare([[null]], 2)).toEqual({ value: 0, low: 0, high: 1 });
  });
});

describe('a difference', () => {
  it('of tasks none of which changed is no certainty that none would', () => {
    const { difference, flips } = compareOutcomes(pairs(20, [0, 0], [0, 0]));
    const { high } = wilsonInterval(0, 20);
    expect(difference).toEqual({ value: 0, low: -high, high });
    expect(flips).toEqual({ gained: 0, lost: 0, pValue: 1 });
  });

  it('of tasks that all changed stays within what a difference can be', () => {
    const { difference } = compareOutcomes(pairs(20, [0], [1]));
    expect(difference).toMatchObject({ value: 1, high: 1 });
    expect(difference.low).toBeLessThan(0.9);
  });

  it('of one task says next to nothing, of none nothing', () => {
    const { difference } = compareOutcomes(pairs(1, [0], [1]));
    expect(difference.low).toBeLessThan(0.3);
    expect(compareOutcomes([]).difference).toEqual({ value: 0, low: -1, high: 1 });
  });
});
