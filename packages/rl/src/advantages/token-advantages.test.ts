import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateLoss } from './aggregate-loss.ts';
import { gae } from './gae.ts';
import { reinforcePlusPlus, reinforcePlusPlusBaseline, rewardToGo } from './reinforce.ts';
import { remaxAdvantages } from './remax.ts';
import { applyMask, maskedMoments, whiten } from './whiten.ts';

const number = fc.double({ min: -10, max: 10, noNaN: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const row = fc.array(fc.record({ reward: number, value: number, mask: fc.constantFrom(0, 1) }), {
  maxLength: 20,
});

const fieldsOf = (tokens: { reward: number; value: number; mask: number }[]) => ({
  rewards: tokens.map(({ reward }) => reward),
  values: tokens.map(({ value }) => value),
  mask: tokens.map(({ mask }) => mask),
});

describe('gae', () => {
  test('equals the sum of discounted one-step errors over model tokens, at once and cut out', () => {
    fc.assert(
      fc.property(row, unit, unit, (tokens, gamma, lambda) => {
        const { advantages, returns } = gae({ ...fieldsOf(tokens), gamma, lambda });
        const model = tokens.flatMap(({ mask }, index) => (mask === 1 ? [index] : []));
        const delta = (place: number) => {
          const [own, next] = [tokens[model[place] as number], tokens[model[place + 1] as number]];
          return (own?.reward ?? 0) + gamma * (next?.value ?? 0) - (own?.value ?? 0);
        };
        model.forEach((index, place) => {
          const direct = model
            .slice(place)
            .reduce((sum, _, step) => sum + (gamma * lambda) ** step * delta(place + step), 0);
          expect(advantages[index]).toBeCloseTo(direct, 9);
          expect(returns[index]).toBeCloseTo(direct + (tokens[index]?.value ?? 0), 9);
        });
        tokens.forEach(({ mask }, index) => {
          if (mask === 0) expect([advantages[index], returns[index]]).toEqual([0, 0]);
        });
      }),
    );
  });

  test('with lambda 1 returns are the discounted rewards, with lambda 0 one step', () => {
    fc.assert(
      fc.property(row, unit, (tokens, gamma) => {
        const fields = fieldsOf(tokens);
        const { returns } = gae({ ...fields, gamma, lambda: 1 });
        rewardToGo(fields.rewards, fields.mask, { gamma }).forEach((value, index) => {
          expect(returns[index]).toBeCloseTo(value, 9);
        });
      }),
    );
    const { advantages } = gae({ rewards: [0, 1], values: [0.5, 0.25], mask: [1, 1], gamma: 0.5, lambda: 0 });
    expect([...advantages]).toEqual([0.5 * 0.25 - 0.5, 0.75]);
  });

  test('adds the value after the last token of an episode that was cut off', () => {
    const cut = gae({ rewards: [0, 0], values: [0, 0], mask: [1, 1], gamma: 0.5, bootstrapValue: 4 });
    expect([...cut.advantages]).toEqual([1, 2]);
  });

  test('takes empty rows and rows without a model token', () => {
    expect([...gae({ rewards: [], values: [], mask: [] }).advantages]).toEqual([]);
    expect([...gae({ rewards: [1, 1], values: [2, 2], mask: [0, 0] }).advantages]).toEqual([0, 0]);
  });

  test('refuses lists of different lengths', () => {
    expect(() => gae({ rewards: [1], values: [1, 2], mask: [1] })).toThrow(
      'values has 2 entries where rewards has 1',
    );
  });
});

describe('rewardToGo', () => {
  test('carries credit over tool tokens without discount, or stops there as verl 0.8 does', () => {
    const [rewards, mask] = [
      [0, 0, 0, 1],
      [1, 0, 1, 1],
    ];
    expect([...rewardToGo(rewards, mask, { gamma: 0.5 })]).toEqual([0.25, 0, 0.5, 1]);
    expect([...rewardToGo(rewards, mask, { gamma: 0.5, acrossTurns: 'reset' })]).toEqual([0, 0.25, 0.5, 1]);
  });
});

describe('whiten', () => {
  const batch = fc.array(row, { minLength: 1, maxLength: 5 }).map((rows) => rows.map(fieldsOf));

  test('takes model tokens to mean 0 and variance 1, and moves all others alike', () => {
    fc.assert(
      fc.property(batch, (rows) => {
        const values = rows.map(({ rewards }) => rewards);
        const masks = rows.map(({ mask }) => mask);
        const { variance } = maskedMoments(values, masks);
        fc.pre(variance > 1e-3);
        const moments = maskedMoments(whiten(values, masks), masks);
        expect(moments.mean).toBeCloseTo(0, 9);
        expect(moments.variance).toBeCloseTo(1, 4);
        const unshifted = maskedMoments(whiten(values, masks, { shiftMean: false }), masks);
        expect(unshifted.mean).toBeCloseTo(maskedMoments(values, masks).mean, 9);
      }),
    );
  });

  test('gives exactly 0 where nothing varies or one token is left, and leaves alone what has none', () => {
    expect(whiten([[0.1, 0.1], [0.1]], [[1, 1], [1]]).flatMap((values) => [...values])).toEqual([0, 0, 0]);
    expect(whiten([[5, 9]], [[0, 1]]).flatMap((values) => [...values])).toEqual([0, 0]);
    expect(whiten([[5, 9]], [[0, 0]]).flatMap((values) => [...values])).toEqual([5, 9]);
    expect(whiten([], [])).toEqual([]);
  });

  test('applyMask clears in place', () => {
    const values = Float64Array.of(1, 2, 3);
    expect(applyMask(values, [1, 0, 1])).toBe(values);
    expect([...values]).toEqual([1, 0, 3]);
  });
});

describe('REINFORCE++', () => {
  test('whitens the returns over all model tokens of the batch', () => {
    // Returns 1, 1, 0: mean 2/3, sample variance 1/3.
    const { advantages, returns } = reinforcePlusPlus([[0, 0, 1], [0]], [[1, 0, 1], [1]]);
    expect(returns.map((values) => [...values])).toEqual([[1, 0, 1], [0]]);
    const [high, low] = [1 / 3 / Math.sqrt(1 / 3), -2 / 3 / Math.sqrt(1 / 3)];
    expect(advantages[0]?.[0]).toBeCloseTo(high, 6);
    expect(advantages[0]?.[1]).toBe(0);
    expect(advantages[1]?.[0]).toBeCloseTo(low, 6);
  });

  test('with a baseline leaves what is not scorable out of mean and whitening', () => {
    const scores = [1, 0, Number.NaN];
    const masks = [[1, 1], [1, 1], [1]];
    const rows = reinforcePlusPlusBaseline(scores, masks, { groups: [0, 0, 0] });
    expect([...(rows[2] as Float64Array)]).toEqual([0]);
    // Two tokens each of +1/2 and -1/2: sample variance 1/3.
    expect(rows[0]?.[0]).toBeCloseTo(0.5 / Math.sqrt(1 / 3), 6);
  });

  test('with a baseline gives a single sample nothing, or its score where asked', () => {
    const run = (singleton: 'zero' | 'score') =>
      reinforcePlusPlusBaseline([1, 1, 0], [[1], [1], [1]], { groups: [0, 1, 1], singleton });
    expect(run('zero')[0]?.[0]).toBe(0);
    // Scores less baselines: 1, 1/2, -1/2: mean 1/3, sample variance 7/12.
    expect(run('score')[0]?.[0]).toBeCloseTo(2 / 3 / Math.sqrt(7 / 12), 6);
  });
});

test('remaxAdvantages compare the return with that of the greedy rollout', () => {
  const { advantages, returns } = remaxAdvantages([0, 0, 1], [1, 0, 1], 0.25);
  expect([[...advantages], [...returns]]).toEqual([
    [0.75, 0, 0.75],
    [1, 0, 1],
  ]);
});

describe('aggregateLoss', () => {
  const [losses, masks] = [
    [[1, 2, 3], [4, 5], [6]],
    [[1, 1, 0], [0, 1], [0]],
  ];
  test.each([
    ['token-mean', 8 / 3],
    ['seq-mean-token-sum', (3 + 5) / 2],
    ['seq-mean-token-mean', (1.5 + 5) / 2],
    ['seq-mean-token-sum-norm', 8 / 3],
  ] as const)('%s', (mode, expected) => {
    expect(aggregateLoss(losses, masks, { mode })).toBeCloseTo(expected, 12);
  });

  test('divides by the length that is given, and is NaN without a model token', () => {
    expect(aggregateLoss(losses, masks, { mode: 'seq-mean-token-sum-norm', scaleFactor: 4 })).toBe(2);
    expect(aggregateLoss([[1]], [[0]], { mode: 'token-mean' })).toBeNaN();
  });
});
