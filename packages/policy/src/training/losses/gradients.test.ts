import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecisionGradient,
  addStateGradient,
  logprobOf,
  valueOfState,
} from '../decisions/decision-gradient.ts';
import type { DecisionRecord } from '../decisions/decision-record.ts';
import { Gradient } from '../optimizers/gradient.ts';
import { createClippedLoss } from './clipped-loss.ts';
import { likelihoodLoss } from './likelihood-loss.ts';
import type { Example, Loss } from './loss.ts';
import { createPreferenceLoss } from './preference-loss.ts';
import { valueLoss } from './value-loss.ts';

const SIZE = 12;
const STEP = 1e-5;

/** Double precision, so that differences of losses keep their digits. */
const weights = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: SIZE, maxLength: SIZE })
  .map((numbers) => Float64Array.from(numbers) as unknown as Float32Array);

const feature = fc.record({
  index: fc.integer({ min: 0, max: SIZE - 1 }),
  value: fc.double({ min: -1, max: 1, noNaN: true }),
});

/** Options share features and may have the same one twice, as hashed ones do. */
const decision: fc.Arbitrary<DecisionRecord> = fc
  .record({
    options: fc.array(fc.array(feature, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    taken: fc.nat(),
    prior: fc.double({ min: -1, max: 1, noNaN: true }),
  })
  .map(({ options, taken, prior }) => ({
    indexes: Int32Array.from(options.flat().map(({ index }) => index)),
    values: Float64Array.from(
      options.flat().map(({ value }) => value),
    ) as unknown as DecisionRecord['values'],
    starts: Int32Array.from([0, ...options.map((_, at) => options.slice(0, at + 1).flat().length)]),
    priors: Float64Array.from(options, (_, at) => at * prior),
    count: options.length,
    row: taken % options.length,
  }));

const decisions = fc.array(decision, { minLength: 1, maxLength: 4 });
const number = fc.double({ min: -2, max: 2, noNaN: true });
const numbers = fc.array(number, { minLength: 4, maxLength: 4 }).map((list) => Float64Array.from(list));

function batch<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** The derivative of a function of the weights in each of them, from its values on both sides. */
function slopesOf(lossAt: (moved: Float32Array) => number, at: Float32Array): number[] {
  return Array.from(at, (_, index) => {
    const [up, down] = [at.slice(), at.slice()];
    up[index] = (at[index] as number) + STEP;
    down[index] = (at[index] as number) - STEP;
    return (lossAt(up) - lossAt(down)) / (2 * STEP);
  });
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  for (const [index, slope] of expected.entries())
    expect(Math.abs((actual[index] as number) - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
}

function checkLoss<Row extends Example>(loss: Loss<Row>, examples: readonly Row[], at: Float32Array): void {
  const logprobsAt = (moved: Float32Array): Float64Array[] =>
    examples.map((example) => Float64Array.from(example.decisions, (each) => logprobOf(each, moved)));
  const { slopes } = loss(examples, logprobsAt(at));
  const gradient = new Gradient(SIZE);
  examples.forEach((example, row) => {
    example.decisions.forEach((each, column) => {
      addDecisionGradient(gradient, each, { weights: at, slope: slopes[row]?.[column] ?? 0 });
    });
  });
  expectClose(
    Array.from(at, (_, index) => gradient.at(index)),
    slopesOf((moved) => loss(examples, logprobsAt(moved)).loss, at),
  );
}

describe('the gradient is what differences of the loss say it is', () => {
  it('of imitation', () => {
    const examples = batch(fc.record({ decisions }));
    fc.assert(fc.property(examples, weights, (rows, at) => checkLoss(likelihoodLoss, rows, at)));
  });

  it('of preferences', () => {
    const example = fc
      .record({ decisions, split: fc.nat(), chosen: number, rejected: number })
      .map(({ decisions: all, split, chosen, rejected }) => ({
        decisions: all,
        chosenCount: split % (all.length + 1),
        reference: { chosen, rejected },
      }));
    fc.assert(
      fc.property(batch(example), weights, fc.double({ min: 0.01, max: 2, noNaN: true }), (rows, at, beta) =>
        checkLoss(createPreferenceLoss(beta), rows, at),
      ),
    );
  });

  it('of clipped advantages with a KL penalty, away from the corners', () => {
    const clip = 0.2;
    const example = fc.record({ decisions, advantages: numbers, oldLogprobs: numbers, refLogprobs: numbers });
    fc.assert(
      fc.property(batch(example), weights, fc.double({ min: 0, max: 1, noNaN: true }), (rows, at, kl) => {
        const ratios = rows.flatMap(({ decisions: all, oldLogprobs }) =>
          all.map((each, index) => Math.exp(logprobOf(each, at) - (oldLogprobs[index] as number))),
        );
        // At a corner the loss has two slopes.
        fc.pre(ratios.every((ratio) => Math.abs(Math.abs(ratio - 1) - clip) > 1e-3));
        checkLoss(createClippedLoss({ clip, klCoefficient: kl }), rows, at);
      }),
    );
  });

  it('of expected returns', () => {
    const pair = fc.record({ state: decision, target: number });
    fc.assert(
      fc.property(batch(pair), weights, (pairs, at) => {
        const state = (each: DecisionRecord): DecisionRecord => ({ ...each, count: 1 });
        const lossAt = (moved: Float32Array): ReturnType<typeof valueLoss> =>
          valueLoss(
            pairs.map(({ state: each, target }) => ({ value: valueOfState(state(each), moved), target })),
          );
        const gradient = new Gradient(SIZE);
        const { slopes } = lossAt(at);
        pairs.forEach(({ state: each }, index) => {
          const end = each.starts[1] as number;
          const only = { ...each, indexes: each.indexes.slice(0, end), values: each.values.slice(0, end) };
          addStateGradient(gradient, only, slopes[index] as number);
        });
        expectClose(
          Array.from(at, (_, index) => gradient.at(index)),
          slopesOf((moved) => lossAt(moved).loss, at),
        );
      }),
    );
  });
});

describe('losses are what their papers say', () => {
  const decisionOf = (count: number): Example['decisions'] =>
    Array.from({ length: count }, () => ({}) as DecisionRecord);

  it('imitation: minus the mean over rows of summed logprobs', () => {
    const { loss } = likelihoodLoss(
      [{ decisions: decisionOf(2) }, { decisions: decisionOf(1) }],
      [Float64Array.of(-1, -2), Float64Array.of(-5)],
    );
    expect(loss).toBe(4);
  });

  it('DPO: -log sigmoid(beta (chosen - rejected)) = log(1 + e^-0.2) for a margin of 2 at beta 0.1', () => {
    const example = { decisions: decisionOf(2), chosenCount: 1, reference: { chosen: -4, rejected: -3 } };
    const { loss, slopes } = createPreferenceLoss(0.1)([example], [Float64Array.of(-3, -4)]);
    expect(loss).toBeCloseTo(0.598138869, 9);
    // beta * sigmoid(-0.2) = 0.1 * 0.450166
    expect([...(slopes[0] as Float64Array)]).toEqual([
      expect.closeTo(-0.0450166, 7),
      expect.closeTo(0.0450166, 7),
    ]);
  });

  it('PPO: a good decision counts up to ratio 1.2, a bad one down to 0.8, and k3 is e^d - d - 1', () => {
    const example = {
      decisions: decisionOf(4),
      advantages: Float64Array.of(1, 1, -1, -1),
      oldLogprobs: new Float64Array(4),
      refLogprobs: new Float64Array(4),
    };
    const logprobs = [Float64Array.of(Math.log(1.5), Math.log(0.5), Math.log(1.5), Math.log(0.5))];
    const { loss, slopes, metrics } = createClippedLoss({ clip: 0.2, klCoefficient: 0 })([example], logprobs);
    // -(min(1.5, 1.2) + min(0.5, 0.8) + min(-1.5, -1.2) + min(-0.5, -0.8))
    expect(loss).toBeCloseTo(-(1.2 + 0.5 - 1.5 - 0.8), 12);
    expect([...(slopes[0] as Float64Array)]).toEqual([
      expect.closeTo(0),
      expect.closeTo(-0.5),
      expect.closeTo(1.5),
      expect.closeTo(0),
    ]);
    expect(metrics.clippedShare).toBe(0.5);
    const penalised = createClippedLoss({ clip: 0.2, klCoefficient: 1 })([example], logprobs);
    const k3 = (logratio: number): number => Math.exp(-logratio) + logratio - 1;
    expect(penalised.loss - loss).toBeCloseTo(2 * k3(Math.log(1.5)) + 2 * k3(Math.log(0.5)), 12);
  });

  it('values: half the mean squared error', () => {
    expect(
      valueLoss([
        { value: 1, target: 0 },
        { value: 0, target: 3 },
      ]),
    ).toEqual({ loss: 2.5, slopes: [0.5, -1.5] });
  });
});
