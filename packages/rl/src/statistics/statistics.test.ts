import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { mcnemarExact } from './mcnemar.ts';
import { meanInterval } from './mean-interval.ts';
import { pairedDifference } from './paired-difference.ts';
import { passAtK, passHatK } from './pass-at-k.ts';
import { passCurve } from './pass-curve.ts';
import { passRate } from './pass-rate.ts';
import { normalQuantile, studentTQuantile } from './student-t.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('passAtK and passHatK', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(12), fc.integer({ min: 1, max: 12 }))
    .filter(([n, c, k]) => c <= n && k <= n);

  test('equal the share of all choices of k attempts in which one, or all, passed', () => {
    fc.assert(
      fc.property(counts, ([n, c, k]) => {
        let [some, every, all] = [0, 0, 0];
        for (let choice = 0; choice < 1 << n; choice += 1) {
          const picked = Array.from({ length: n }, (_, index) => (choice >> index) & 1);
          if (picked.filter(Boolean).length !== k) continue;
          const passed = picked.filter((isPicked, index) => isPicked && index < c).length;
          all += 1;
          if (passed > 0) some += 1;
          if (passed === k) every += 1;
        }
        expect(passAtK(n, c, k)).toBeCloseTo(some / all, 10);
        expect(passHatK(n, c, k)).toBeCloseTo(every / all, 10);
      }),
      { numRuns: 60 },
    );
  });

  test('are NaN where they are not defined', () => {
    for (const [n, c, k] of [
      [3, 1, 4],
      [0, 0, 1],
      [3, 4, 1],
      [3, 1, 0],
      [3, -1, 1],
    ] as [number, number, number][])
      expect([passAtK(n, c, k), passHatK(n, c, k)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('studentTQuantile', () => {
  // Published table of t at 97.5 % and 99.5 % (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2).
  test.each([
    [1, 12.706, 63.657],
    [2, 4.303, 9.925],
    [5, 2.571, 4.032],
    [10, 2.228, 3.169],
    [30, 2.042, 2.75],
    [100, 1.984, 2.626],
    [Number.POSITIVE_INFINITY, 1.96, 2.576],
  ])('agrees with the table at %s degrees of freedom', (degrees, at975, at995) => {
    expect(studentTQuantile(0.975, degrees)).toBeCloseTo(at975, 3);
    expect(studentTQuantile(0.995, degrees)).toBeCloseTo(at995, 3);
    expect(studentTQuantile(0.025, degrees)).toBe(-studentTQuantile(0.975, degrees));
  });

  test('agrees with the closed forms for 1, 2 and 4 degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.501, max: 0.999, noNaN: true }), (p) => {
        expect(studentTQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 9);
        const spread = 4 * p * (1 - p);
        expect(studentTQuantile(p, 2) / ((2 * p - 1) * Math.sqrt(2 / spread))).toBeCloseTo(1, 9);
        const q = Math.cos(Math.acos(Math.sqrt(spread)) / 3) / Math.sqrt(spread);
        expect(studentTQuantile(p, 4) / (2 * Math.sqrt(q - 1))).toBeCloseTo(1, 9);
      }),
    );
  });

  test('goes over into the normal distribution without a step', () => {
    expect(studentTQuantile(0.975, 10_001)).toBeCloseTo(studentTQuantile(0.975, 10_000), 7);
    expect(studentTQuantile(0.9999, 10_001)).toBeCloseTo(studentTQuantile(0.9999, 10_000), 6);
    expect(studentTQuantile(0.975, 1e12)).toBeCloseTo(normalQuantile(0.975), 10);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    // Abramowitz and Stegun, table 26.1: 1 - P(3.5) = 0.000232629.
    expect(normalQuantile(1 - 0.000232629079)).toBeCloseTo(3.5, 7);
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(0.9, 0)).toBeNaN();
  });
});

describe('meanInterval', () => {
  test('of a textbook sample', () => {
    // 4, 6, 8: sd 2, error 2/sqrt(3), t(2) = 4.302653.
    const { mean, standardError, low, high, degreesOfFreedom } = meanInterval([4, 6, 8]);
    expect([mean, degreesOfFreedom]).toEqual([6, 2]);
    expect(standardError).toBeCloseTo(1.1547005, 6);
    expect([low, high]).toEqual([expect.closeTo(6 - 4.968, 3), expect.closeTo(6 + 4.968, 3)]);
  });

  test('clusters of one value are no clusters; clusters of equal values are one value each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 9 }),
        (values) => {
          const single = meanInterval(values, { clusters: values.map((_, index) => index) });
          expect(single).toEqual(meanInterval(values));
          const doubled = meanInterval([...values, ...values], {
            clusters: [...values, ...values].map((_, index) => index % values.length),
          });
          expect(doubled.standardError).toBeCloseTo(single.standardError, 9);
          expect(doubled.clusters).toBe(values.length);
        },
      ),
    );
  });

  test('says that one cluster tells nothing of the error', () => {
    expect(meanInterval([1, 0], { clusters: ['a', 'a'] })).toMatchObject({
      mean: 0.5,
      standardError: Number.NaN,
      low: Number.NaN,
    });
    expect(meanInterval([]).mean).toBeNaN();
    expect(() => meanInterval([1], { clusters: [] })).toThrow('0 cluster keys for 1 values');
  });
});

test('wilsonInterval has a width at 0 and 1, and none is known of nothing', () => {
  // 0 of 10: z² / (10 + z²).
  const z2 = 1.959963984540054 ** 2;
  expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(z2 / (10 + z2), 12) });
  expect(wilsonInterval(10, 10).low).toBeCloseTo(10 / (10 + z2), 12);
  expect(wilsonInterval(1, 2, { level: 0.5 }).high).toBeLessThan(wilsonInterval(1, 2).high);
  expect(wilsonInterval(0, 0).low).toBeNaN();
});

describe('passRate', () => {
  test('takes the t interval over tasks, and Wilson with tasks as trials where it has no width', () => {
    const mixed = passRate([[1, 1], [0, 0], [1, 0], [null]]);
    expect(mixed).toMatchObject({ rate: 0.5, method: 'clustered-t', tasks: 3, attempts: 6 });
    expect([mixed.low, mixed.high]).toEqual([0, 1]);
    expect(
      passRate([
        [1, 1, 1],
        [1, 1, null],
      ]),
    ).toMatchObject({ rate: 1, method: 'wilson', high: 1, ...{ low: wilsonInterval(2, 2).low } });
    expect(passRate([[0, 0], [0]])).toMatchObject({ rate: 0, method: 'wilson', low: 0 });
    expect(passRate([]).rate).toBeNaN();
  });
});

test('passCurve leaves out what is not scorable and stops at the fewest attempts', () => {
  const curve = passCurve([[1, 0, null, 1], [0, 0], [null], [1, 1, 1]]);
  expect(curve.map(({ k }) => k)).toEqual([1, 2]);
  // 2/3, 0, 1 and 1, 0, 1.
  expect(curve[0]?.passAt.mean).toBeCloseTo(5 / 9, 12);
  expect(curve[1]?.passAt.mean).toBeCloseTo(2 / 3, 12);
  // C(2,2)/C(3,2) = 1/3, 0, 1.
  expect(curve[1]?.passHat.mean).toBeCloseTo(4 / 9, 12);
  expect(passCurve([])).toEqual([]);
});

describe('bootstrapInterval', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test('comes near the interval of theory, and is equal for equal seeds', () => {
    const values = Array.from({ length: 200 }, (_, index) => index % 10);
    const { low, high, standardError, estimate } = bootstrapInterval(values, mean, {
      seed: 7,
      resamples: 4000,
    });
    const theory = meanInterval(values);
    expect(estimate).toBe(4.5);
    expect(standardError / theory.standardError).toBeGreaterThan(0.93);
    expect(standardError / theory.standardError).toBeLessThan(1.07);
    expect(Math.abs(low - theory.low) + Math.abs(high - theory.high)).toBeLessThan(0.1);
    const again = bootstrapInterval(values, mean, { seed: 7, resamples: 4000 });
    expect([again.low, again.high]).toEqual([low, high]);
    expect(bootstrapInterval(values, mean, { seed: 8, resamples: 4000 }).low).not.toBe(low);
  });

  test('has no width where all units are equal, and knows nothing of none', () => {
    expect(bootstrapInterval([2, 2], mean, { resamples: 50 })).toMatchObject({
      low: 2,
      high: 2,
      standardError: 0,
    });
    expect(bootstrapInterval([], mean).low).toBeNaN();
  });
});

describe('mcnemarExact', () => {
  test.each([
    // Twice the binomial tail at 1/2, worked by hand.
    [0, 0, 1],
    [1, 0, 1],
    [0, 5, 2 / 32],
    [1, 5, (2 * (1 + 6)) / 64],
    [2, 8, (2 * (1 + 10 + 45)) / 1024],
    [5, 5, 1],
    [3, 4, 1],
  ])('%i against %i', (onlyFirst, onlySecond, expected) => {
    expect(mcnemarExact(onlyFirst, onlySecond)).toBeCloseTo(expected, 12);
    expect(mcnemarExact(onlySecond, onlyFirst)).toBeCloseTo(expected, 12);
  });

  test('agrees with the sum of binomials, and with many tasks', () => {
    const tail = (few: number, total: number) => {
      let [ways, sum] = [1, 1];
      for (let index = 1; index <= few; index += 1) {
        ways = (ways * (total - index + 1)) / index;
        sum += ways;
      }
      return Math.min(1, (2 * sum) / 2 ** total);
    };
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        expect(mcnemarExact(a, b)).toBeCloseTo(tail(Math.min(a, b), a + b), 9);
      }),
    );
    // Normal approximation with continuity correction: z = (100 - 1) / sqrt(2900) = 1.838.
    expect(mcnemarExact(1400, 1500)).toBeCloseTo(0.066, 3);
  });
});

describe('pairedDifference', () => {
  const first = new Map([
    ['a', [1, 1]],
    ['b', [0, 0]],
    ['c', [0, 1]],
    ['d', [0, null]],
    ['only-first', [1]],
    ['never', [null]],
  ]);
  const second = new Map([
    ['a', [1, 1]],
    ['b', [1, 1]],
    ['c', [1, 1]],
    ['d', [0, 0]],
    ['never', [null]],
  ]);

  test('compares task by task', () => {
    const { difference, bootstrap, mcnemar, tasks, unpaired } = pairedDifference(first, second, {
      resamples: 500,
    });
    // Differences 0, 1, 1/2, 0.
    expect(difference.mean).toBeCloseTo(0.375, 12);
    expect(difference.standardError).toBeCloseTo(
      Math.sqrt((2 * 0.375 ** 2 + 0.625 ** 2 + 0.125 ** 2) / 3 / 4),
      12,
    );
    expect(bootstrap.estimate).toBeCloseTo(0.375, 12);
    expect([bootstrap.low, bootstrap.high]).toEqual([0, expect.any(Number)]);
    // c passed half of its attempts in the first run, which is no majority.
    expect(mcnemar).toEqual({ onlyFirst: 0, onlySecond: 2, pValue: 0.5 });
    expect([tasks, unpaired]).toEqual([4, 1]);
  });

  test('changes sign with the order of the runs', () => {
    const [forth, back] = [pairedDifference(first, second), pairedDifference(second, first)];
    expect(back.difference.mean).toBe(-forth.difference.mean);
    expect(back.mcnemar).toEqual({ onlyFirst: 2, onlySecond: 0, pValue: 0.5 });
  });

  test('of nothing in common says so', () => {
    const nothing = pairedDifference(new Map([['a', [1]]]), new Map([['b', [1]]]));
    expect(nothing).toMatchObject({ tasks: 0, unpaired: 2, mcnemar: { pValue: 1 } });
    expect(nothing.difference.mean).toBeNaN();
  });
});

describe('krippendorffAlpha', () => {
  const byUnit = (observers: readonly string[]) => {
    const rows = observers.map((row) =>
      row.split(' ').map((value) => (value === '.' ? null : Number(value))),
    );
    return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));
  };
  // Krippendorff (2011), examples A (two observers, two values), B (five values) and C (four observers, gaps).
  const exampleA = byUnit(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']);
  const letters = ['a a b b d c c c e d d a', 'b a b b b c c c e d d d'].map((row) => row.split(' '));
  const exampleB = (letters[0] ?? []).map((_, unit) => letters.map((row) => row[unit] as string));
  const exampleC = byUnit([
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ]);

  test('agrees with the published values', () => {
    expect(krippendorffAlpha(exampleA)).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha(exampleB)).toBeCloseTo(0.692, 3);
    expect(krippendorffAlpha(exampleC)).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(exampleC, { level: 'ordinal' })).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(exampleC, { level: 'interval' })).toBeCloseTo(0.849, 3);
    expect(krippendorffAlpha(exampleC, { level: 'ratio' })).toBeCloseTo(0.797, 3);
  });

  test('is 1 for agreement, whatever the level, and NaN where nothing can be compared', () => {
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      expect(
        krippendorffAlpha(
          [
            [1, 1],
            [2, 2, null],
            [0, 0],
          ],
          { level },
        ),
      ).toBe(1);
    expect(
      krippendorffAlpha([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(1);
    expect(
      krippendorffAlpha([
        [1, null],
        [null, 2],
      ]),
    ).toBeNaN();
    expect(krippendorffAlpha([])).toBeNaN();
    expect(() => krippendorffAlpha([['x', 'y']], { level: 'ordinal' })).toThrow(TypeError);
  });
});
