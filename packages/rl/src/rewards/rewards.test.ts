import type { TurnSpan } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeRewards, type SegmentTurns, spreadOverTurns } from './credit.ts';
import { klPerToken, penalizeByKl } from './kl.ts';
import { overlongPenalty } from './overlong-penalty.ts';

function spans(...lengths: [kind: TurnSpan['kind'], length: number][]): SegmentTurns {
  let start = 0;
  const turnSpans = lengths.map(([kind, length], messageIndex) => {
    start += length;
    return { kind, start: start - length, end: start, messageIndex };
  });
  const turnCount = turnSpans.filter(({ kind }) => kind === 'model').length;
  return { turnSpans, length: start, firstTurn: 0, turnCount };
}

const threeTurns = spans(['model', 2], ['tool', 2], ['model', 1], ['user', 1], ['model', 2], ['tool', 1]);

describe('placeRewards', () => {
  test('puts a reward on the last model token, not on the tool output after it', () => {
    expect([...placeRewards(1, threeTurns, { mode: 'trajectory' })]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
  });

  test('gives a turn gamma for every turn after it', () => {
    const placed = placeRewards(1, threeTurns, { mode: 'turn-discount', gamma: 0.5 });
    // Worth from each turn on: 1/4, 1/2, 1.
    expect([...placed]).toEqual([0, -0.25, 0, 0, -0.5, 0, 0, 1, 0]);
  });

  test('gives each turn what it and the later ones earned', () => {
    const placed = placeRewards(9, threeTurns, { mode: 'per-turn', turnRewards: [1, null, 2] });
    expect([...placed]).toEqual([0, 1, 0, 0, 0, 0, 0, 2, 0]);
  });

  test('gives an earlier segment the rewards of later ones at its end', () => {
    const early = { ...spans(['model', 1], ['tool', 1], ['model', 1]), turnCount: 4 };
    const perTurn = { mode: 'per-turn', turnRewards: [1, 2, 3, 4] } as const;
    expect([...placeRewards(0, early, perTurn)]).toEqual([1, 0, 9]);
    const late = { ...spans(['model', 1], ['model', 1]), firstTurn: 2, turnCount: 4 };
    expect([...placeRewards(0, late, perTurn)]).toEqual([3, 4]);
    expect([...placeRewards(1, early, { mode: 'turn-discount', gamma: 0.5 })]).toEqual([
      0.125 - 0.25,
      0,
      0.25,
    ]);
    expect([...placeRewards(1, early, { mode: 'trajectory' })]).toEqual([0, 0, 1]);
  });

  test('passes over a turn without tokens, and gives nothing where no turn has any', () => {
    expect([
      ...placeRewards(1, spans(['model', 2], ['tool', 1], ['model', 0]), { mode: 'trajectory' }),
    ]).toEqual([0, 1, 0]);
    expect([...placeRewards(1, spans(['model', 0]), { mode: 'trajectory' })]).toEqual([]);
  });

  test('sums to the reward from the last turn on, whatever the credit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (gamma, reward) => {
          const placed = placeRewards(reward, threeTurns, { mode: 'turn-discount', gamma });
          expect(placed.slice(0).reduce((sum, value) => sum + value, 0)).toBeCloseTo(reward * gamma ** 2, 12);
          expect(placed.slice(5).reduce((sum, value) => sum + value, 0)).toBeCloseTo(reward, 12);
        },
      ),
    );
  });
});

test('spreadOverTurns fills model tokens only', () => {
  expect([...spreadOverTurns(threeTurns, (turn) => turn + 1)]).toEqual([1, 1, 0, 0, 2, 0, 3, 3, 0]);
  expect([...spreadOverTurns({ ...threeTurns, firstTurn: 5 }, (turn) => turn)]).toEqual([
    5, 5, 0, 0, 6, 0, 7, 7, 0,
  ]);
});

describe('klPerToken', () => {
  test('estimates as defined', () => {
    // d = log p - log ref = ln 2
    const [logprobs, refLogprobs] = [[Math.log(0.5)], [Math.log(0.25)]];
    const estimate = (estimator: 'k1' | 'k2' | 'k3' | 'abs') =>
      klPerToken(logprobs, refLogprobs, { estimator })[0];
    expect(estimate('k1')).toBeCloseTo(Math.LN2, 12);
    expect(estimate('k2')).toBeCloseTo(Math.LN2 ** 2 / 2, 12);
    expect(estimate('k3')).toBeCloseTo(0.5 + Math.LN2 - 1, 12);
    expect(estimate('abs')).toBeCloseTo(Math.LN2, 12);
  });

  test('holds k3 within bounds unless told not to', () => {
    const far = (options: object) => klPerToken([-50, 0], [0, -50], { estimator: 'k3', ...options });
    expect([...far({})]).toEqual([10, 10]);
    expect(far({ clamp: false })[0]).toBeCloseTo(Math.exp(50) - 51, 0);
    expect(far({ clamp: false })[1]).toBeCloseTo(49, 9);
  });

  test('is never negative for k2, k3 and abs, and 0 where the two agree', () => {
    const logprob = fc.double({ min: -30, max: 0, noNaN: true });
    fc.assert(
      fc.property(logprob, logprob, fc.constantFrom('k2', 'k3', 'abs'), (own, ref, estimator) => {
        expect(klPerToken([own], [ref], { estimator })[0]).toBeGreaterThanOrEqual(-1e-15);
        expect(klPerToken([own], [own], { estimator })[0]).toBe(0);
      }),
    );
  });
});

test('penalizeByKl takes coefficient · KL from model tokens only', () => {
  const penalty = {
    logprobs: [-1, -1, -1],
    refLogprobs: [-2, -2, -1],
    coefficient: 0.1,
    estimator: 'k1',
  } as const;
  expect([...penalizeByKl([0, 0, 1], [1, 0, 1], penalty)]).toEqual([-0.1, 0, 1]);
  expect(() => penalizeByKl([0], [1, 0], penalty)).toThrow(RangeError);
});

test('overlongPenalty falls in a line over the buffer and beyond', () => {
  const limits = { maxLength: 100, bufferLength: 20, factor: 2 };
  expect([0, 80, 90, 100, 110].map((length) => overlongPenalty(length, limits))).toEqual([0, 0, -1, -2, -3]);
});
