import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grpoAdvantages } from './grpo.ts';
import { hasSignal } from './has-signal.ts';
import { indexGroups } from './index-groups.ts';
import { opoAdvantages } from './opo.ts';
import { passAtKAdvantages } from './pass-at-k-advantages.ts';
import { rlooAdvantages } from './rloo.ts';
import { turnAdvantages } from './turn-advantages.ts';

const none = Number.NaN;
const oneGroup = (length: number) => new Int32Array(length);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

const reward = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -100, max: 100, noNaN: true }));
const group = fc.array(reward, { minLength: 2, maxLength: 16 });
/** Rewards of several groups in any order, some of them not scorable. */
const batch = fc.array(fc.tuple(fc.oneof({ weight: 5, arbitrary: reward }, fc.constant(none)), fc.nat(4)), {
  minLength: 1,
  maxLength: 30,
});

const estimators = {
  grpo: (rewards: number[], groups: Int32Array) => grpoAdvantages(rewards, groups),
  'dr. grpo': (rewards: number[], groups: Int32Array) => grpoAdvantages(rewards, groups, { scale: 'none' }),
  'grpo over the batch': (rewards: number[], groups: Int32Array) =>
    grpoAdvantages(rewards, groups, { scale: 'batch' }),
  rloo: (rewards: number[], groups: Int32Array) => rlooAdvantages(rewards, groups),
  opo: (rewards: number[], groups: Int32Array) =>
    opoAdvantages(
      rewards,
      rewards.map(() => 7),
      { groups },
    ),
  'pass@k': (rewards: number[], groups: Int32Array) => passAtKAdvantages(rewards, groups),
};

describe.each(Object.entries(estimators))('%s', (_name, estimate) => {
  test('permuting the samples of a batch permutes the result', () => {
    fc.assert(
      fc.property(batch, fc.infiniteStream(fc.nat()), (samples, draws) => {
        const keys = samples.map(() => draws.next().value as number);
        const order = keys.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        const run = (items: typeof samples) =>
          estimate(
            items.map(([value]) => value),
            indexGroups(items.map(([, key]) => key)),
          );
        const [plain, permuted] = [
          run(samples),
          run(order.map((index) => samples[index] as [number, number])),
        ];
        order.forEach((index, place) => {
          expect(permuted[place]).toBeCloseTo(plain[index] as number, 7);
        });
      }),
    );
  });

  test('what is not scorable gets 0 and changes nothing for the others', () => {
    fc.assert(
      fc.property(batch, (samples) => {
        const all = estimate(
          samples.map(([value]) => value),
          indexGroups(samples.map(([, key]) => key)),
        );
        const scored = samples.filter(([value]) => !Number.isNaN(value));
        const alone = estimate(
          scored.map(([value]) => value),
          indexGroups(scored.map(([, key]) => key)),
        );
        samples.forEach(([value], index) => {
          if (Number.isNaN(value)) expect(all[index]).toBe(0);
        });
        expect([...all].filter((_, index) => !Number.isNaN(samples[index]?.[0]))).toEqual([...alone]);
      }),
    );
  });

  test('equal rewards, singletons and groups without any reward get exactly 0', () => {
    for (const value of [0, 1, 0.1, 1 / 3, 1e9])
      for (const size of [1, 2, 3, 7])
        expect([...estimate(new Array(size).fill(value), oneGroup(size))]).toEqual(new Array(size).fill(0));
    expect([...estimate([none, none], oneGroup(2))]).toEqual([0, 0]);
    expect([...estimate([], oneGroup(0))]).toEqual([]);
    expect([...estimate([none, 1, 1, 0], Int32Array.of(0, 0, 1, 1))].slice(0, 2)).toEqual([0, 0]);
  });
});

describe('grpoAdvantages', () => {
  test('of a group of two or more sum to 0 within 1e-9, nearly equal rewards included', () => {
    const step = fc.integer({ min: -3, max: 3 }).map((steps) => steps * Number.EPSILON);
    const nearlyEqual = fc
      .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.array(step, { minLength: 2, maxLength: 16 }))
      .map(([value, steps]) => steps.map((by) => value * (1 + by)));
    fc.assert(
      fc.property(
        fc.oneof(group, nearlyEqual),
        fc.constantFrom('group', 'batch', 'none'),
        (rewards, scale) => {
          const advantages = grpoAdvantages(rewards, oneGroup(rewards.length), { scale });
          expect(Math.abs(sum(advantages))).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('equal their definition', () => {
    // Mean 1/4; deviations -1/4, 3/4: sample variance 1/4, population variance 3/16.
    const rewards = [0, 0, 0, 1];
    expect(grpoAdvantages(rewards, oneGroup(4), { epsilon: 0 })[3]).toBeCloseTo(1.5, 12);
    const population = grpoAdvantages(rewards, oneGroup(4), { epsilon: 0, standardDeviation: 'population' });
    expect(population[3]).toBeCloseTo(Math.sqrt(3), 12);
    // Over both groups: mean 1/2, sample variance 2/7; the mean taken away is still the group's own.
    const both = grpoAdvantages([...rewards, 1, 1, 1, 0], Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), {
      epsilon: 0,
      scale: 'batch',
    });
    expect(both[3]).toBeCloseTo(0.75 / Math.sqrt(2 / 7), 12);
    expect(both[7]).toBeCloseTo(-0.75 / Math.sqrt(2 / 7), 12);
  });

  test('raise small variances to the floor', () => {
    const advantages = grpoAdvantages([0, 0.0001], oneGroup(2), { epsilon: 0, varianceFloor: 1e-6 });
    expect(advantages[1]).toBeCloseTo(0.00005 / 0.001, 12);
  });

  test('leave a single sample its score where asked, divided by 1 + epsilon as verl does', () => {
    const options = { singleton: 'score', epsilon: 1e-6 } as const;
    expect(grpoAdvantages([0.5], oneGroup(1), options)[0]).toBe(0.5 / (1 + 1e-6));
    expect(grpoAdvantages([0.5], oneGroup(1), { ...options, scale: 'none' })[0]).toBe(0.5);
  });

  test('refuse groups that are not one per reward', () => {
    expect(() => grpoAdvantages([1, 0], oneGroup(3))).toThrow('3');
  });
});

describe('rlooAdvantages', () => {
  test('equal the reward minus the mean of the others', () => {
    fc.assert(
      fc.property(group, (rewards) => {
        const advantages = rlooAdvantages(rewards, oneGroup(rewards.length));
        rewards.forEach((own, index) => {
          const others = rewards.filter((_, other) => other !== index);
          expect(advantages[index]).toBeCloseTo(own - sum(others) / others.length, 9);
        });
      }),
    );
  });

  test('normalised, have mean 0 and deviation 1 over the batch', () => {
    const advantages = rlooAdvantages([1, 0, none, 0, 1, 1], Int32Array.of(0, 0, 0, 1, 1, 1), {
      normalize: true,
    });
    const scored = [...advantages].filter((_, index) => index !== 2);
    expect(sum(scored)).toBeCloseTo(0, 12);
    expect(sum(scored.map((value) => value ** 2)) / 4).toBeCloseTo(1, 3);
    expect(advantages[2]).toBe(0);
  });

  test('keep a singleton score where asked', () => {
    expect([...rlooAdvantages([0.5, 1, 0], Int32Array.of(0, 1, 1), { singleton: 'score' })]).toEqual([
      0.5, 1, -1,
    ]);
  });
});

describe('opoAdvantages', () => {
  test('weigh the baseline by length', () => {
    // (6 · 1 + 2 · 0 + 2 · 0) / 10
    expect([...opoAdvantages([1, 0, 0], [6, 2, 2], { groups: oneGroup(3) })]).toEqual([0.4, -0.6, -0.6]);
  });

  test('weigh alike where nobody wrote a token', () => {
    expect([...opoAdvantages([1, 0], [0, 0], { groups: oneGroup(2) })]).toEqual([0.5, -0.5]);
  });
});

describe('passAtKAdvantages', () => {
  test('give the best its distance to the second, and nobody anything on a tie', () => {
    expect([...passAtKAdvantages([3, 1, 2], oneGroup(3), { scale: 'none' })]).toEqual([1, 0, 0]);
    expect([...passAtKAdvantages([1, 1, 0], oneGroup(3))]).toEqual([0, 0, 0]);
  });
});

describe('turnAdvantages', () => {
  test('sum the normalised rewards of this and later turns', () => {
    // All turn rewards of the group: 1, 0, 0, 1, none. Mean 1/2, sample deviation 1/sqrt(3).
    const unit = 0.5 * Math.sqrt(3);
    const [first, second] = turnAdvantages(
      [
        [1, 0],
        [0, 1, null],
      ],
      { epsilon: 0 },
    );
    expect(first?.[0]).toBeCloseTo(0, 12);
    expect(first?.[1]).toBeCloseTo(-unit, 12);
    expect(second?.[0]).toBeCloseTo(0, 12);
    expect(second?.[1]).toBeCloseTo(unit, 12);
    expect(second?.[2]).toBe(0);
  });

  test('with one turn each are the advantages of GRPO', () => {
    fc.assert(
      fc.property(group, (rewards) => {
        const perTurn = turnAdvantages(rewards.map((value) => [value])).map((turns) => turns[0]);
        expect(perTurn).toEqual([...grpoAdvantages(rewards, oneGroup(rewards.length))]);
      }),
    );
  });
});

test('hasSignal tells groups whose rewards differ', () => {
  expect([[1, 0], [1, 1], [1, none, 1], [0.5], []].map((rewards) => hasSignal(rewards))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(hasSignal([1], { keepSingletons: true })).toBe(true);
  expect(hasSignal([1, none], { keepSingletons: true })).toBe(true);
});

test('indexGroups numbers keys in order of appearance', () => {
  expect([...indexGroups(['b', 'a', 'b', 7, 'a'])]).toEqual([0, 1, 0, 2, 1]);
});
