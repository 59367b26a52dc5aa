import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AdaptiveLimit, type CallOutcome } from './adaptive-limit.ts';

/** One round: fills the limit, and ends every call the same way. */
function round(limit: AdaptiveLimit, outcome: CallOutcome = 'served'): void {
  const bursts: number[] = [];
  while (limit.hasRoom) bursts.push(limit.begin());
  for (const burst of bursts) limit.end(outcome, burst);
}

function limitsOver(limit: AdaptiveLimit, rounds: number): number[] {
  return Array.from({ length: rounds }, () => {
    round(limit);
    return limit.limit;
  });
}

/** A limit whose server has just refused the call beyond so many. */
function limitOf(capacity: number): AdaptiveLimit {
  const limit = new AdaptiveLimit({ initial: capacity + 1, max: 10_000 });
  const bursts = Array.from({ length: capacity + 1 }, () => limit.begin());
  limit.end('refused', bursts.pop() ?? 0);
  for (const burst of bursts) limit.end('served', burst);
  return limit;
}

describe('grows', () => {
  test('twofold with every clean round, until a refusal or the bound', () => {
    expect(limitsOver(new AdaptiveLimit({ initial: 4, max: 50 }), 5)).toEqual([8, 16, 32, 50, 50]);
  });

  test('half the way to where it was refused, then beyond: carefully first, then in earnest', () => {
    // Cut to 85.9, and grown to 93.4 by what was under way. Gaps to 101 are halved until one is within 2 % of it; then
    // come steps of 2 %, 25 % and 100 %.
    expect(limitsOver(limitOf(100), 6)).toEqual([97, 99, 101, 126, 252, 505]);
  });

  test('not where it was not used', () => {
    const limit = new AdaptiveLimit({ initial: 8, max: 100 });
    for (let call = 0; call < 50; call += 1) limit.end('served', limit.begin());
    expect(limit.limit).toBe(8);
  });

  test('not in a round with failures', () => {
    const limit = new AdaptiveLimit({ initial: 8, max: 100 });
    round(limit, 'failed');
    expect(limit.limit).toBe(8);
    round(limit);
    expect(limit.limit).toBe(16);
  });
});

describe('shrinks', () => {
  test('a little from where it was good, and more where it is refused again', () => {
    const limit = new AdaptiveLimit({ initial: 100, max: 100 });
    round(limit);
    const bursts = Array.from({ length: 100 }, () => limit.begin());
    limit.end('refused', bursts[0] ?? 0);
    expect(limit.limit).toBe(95);
    limit.end('refused', limit.begin());
    expect(limit.limit).toBe(80);
  });

  test('by the refusals of one burst to what is still under way, and to no less than half', () => {
    const limit = new AdaptiveLimit({ initial: 200, max: 1000 });
    const bursts = Array.from({ length: 200 }, () => limit.begin());
    for (const burst of bursts.slice(0, 60)) limit.end('refused', burst);
    expect(limit.limit).toBe(140);
    for (const burst of bursts.slice(60, 190)) limit.end('refused', burst);
    expect(limit.limit).toBe(100);
  });

  test('from what was under way, where that was less than it allowed', () => {
    const limit = new AdaptiveLimit({ initial: 1000, max: 1000 });
    const bursts = Array.from({ length: 20 }, () => limit.begin());
    limit.end('refused', bursts[0] ?? 0);
    expect(limit.limit).toBe(17);
  });
});

const outcome = fc.constantFrom<CallOutcome>('served', 'refused', 'refused', 'failed', 'untold');
const step = fc.record({ begin: fc.nat(30), end: fc.array(outcome, { maxLength: 30 }) });

test('never freezes: whatever happened, there is room for a call, and clean rounds lead back up', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 64 }), (steps, initial) => {
      const limit = new AdaptiveLimit({ initial, max: 100 });
      const open: number[] = [];
      const end = (outcome: CallOutcome): void => {
        const burst = open.shift();
        if (burst !== undefined) limit.end(outcome, burst);
      };
      for (const { begin, end: outcomes } of steps) {
        for (let call = 0; call < begin && limit.hasRoom; call += 1) open.push(limit.begin());
        for (const each of outcomes) end(each);
        expect(limit.limit).toBeGreaterThanOrEqual(1);
        expect(limit.limit).toBeLessThanOrEqual(100);
        expect(limit.inFlight).toBe(open.length);
      }
      while (open.length > 0) end('served');
      expect(limit.hasRoom).toBe(true);
      limitsOver(limit, 20);
      expect(limit.limit).toBe(100);
    }),
  );
});
