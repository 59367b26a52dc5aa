import { TrainingSample, type Trajectory } from '@sca/core';
import { describe, expect, test } from 'vitest';
import type { TokenSegment } from '../segments/token-segment.ts';
import { answers, calls, says, trajectory, user, withTokens } from '../trajectories.test.support.ts';
import { buildAll, rewarded } from './build.test.support.ts';
import { buildPpo } from './build-ppo.ts';
import type { PpoOptions } from './ppo-options.ts';

const ppo = (records: Iterable<unknown>, options: PpoOptions = {}) => buildAll(buildPpo, records, options);
const twoTurns = [user('Do it.'), calls('look', '{}'), answers('look', 'found'), says('Done.')];
const zeros = (_: Trajectory, { responseIds }: TokenSegment) => responseIds.map(() => 0);
const bits = (row: { responseMask: readonly number[] }) => row.responseMask.filter((bit) => bit === 1).length;

describe('buildPpo', () => {
  test('puts the reward on the last token that the policy wrote', async () => {
    const messages = [...twoTurns, user('Thanks.')];
    const { rows } = await ppo(rewarded([1, 0], { messages }), { estimator: 'reinforce' });
    for (const row of rows) {
      expect(TrainingSample.parse(row)).toEqual(row);
      const last = row.responseMask.lastIndexOf(1);
      expect(row.tokenRewards).toEqual(row.responseMask.map((_, token) => (token === last ? row.reward : 0)));
      expect(row.returns).toEqual(row.responseMask.map((bit) => bit * (row.reward as number)));
      expect(row.advantages).toEqual(row.returns);
    }
  });

  test('estimates advantages from values over model tokens only', async () => {
    const [record] = rewarded([1], { messages: twoTurns });
    const valuesOf = (_: Trajectory, { responseIds }: TokenSegment) =>
      responseIds.map((__, index) => index / 100);
    const { rows } = await ppo([record], { valuesOf, whiten: false });
    const [row] = rows;
    // With gamma = lambda = 1 an advantage is the reward minus the value.
    row?.responseMask.forEach((bit, token) => {
      expect(row.advantages[token]).toBeCloseTo(bit * (1 - token / 100), 12);
    });
    expect(row?.values?.[5]).toBe(0.05);
    expect(row?.returns[0]).toBeCloseTo(1, 12);
  });

  test('whitens over the batch, with every model token once', async () => {
    const { rows } = await ppo([...rewarded([1, 0]), ...rewarded([0, 0], { group: 'g2' })], {
      valuesOf: zeros,
    });
    const advantages = rows.flatMap((row) =>
      row.advantages.filter((_, token) => row.responseMask[token] === 1),
    );
    const mean = advantages.reduce((sum, value) => sum + value, 0) / advantages.length;
    const squares = advantages.reduce((sum, value) => sum + value * value, 0);
    expect(mean).toBeCloseTo(0, 9);
    expect(squares / (advantages.length - 1)).toBeCloseTo(1, 6);
    // Batches of one group: the second has nothing to tell apart.
    const alone = await ppo([...rewarded([1, 0]), ...rewarded([0, 0], { group: 'g2' })], {
      valuesOf: zeros,
      batchGroups: 1,
    });
    expect(new Set(alone.rows.slice(2).flatMap(({ advantages: own }) => own))).toEqual(new Set([0]));
  });

  test('without a critic takes REINFORCE++', async () => {
    const { rows, report } = await ppo(rewarded([1, 0]));
    expect(report.options.estimator).toBe('reinforce-plus-plus');
    const n = bits(rows[0] as (typeof rows)[number]);
    // n tokens of 1 and n of 0: sample deviation sqrt(n / 2 / (2n - 1)).
    expect(rows[0]?.advantages[0]).toBeCloseTo(0.5 / Math.sqrt(n / 2 / (2 * n - 1)), 6);
  });

  test('takes the mean of a group as baseline, over trajectories and not segments', async () => {
    const messages = [user('a'), says('b', { reasoning: 'x' }), user('c'), says('d')];
    const split = withTokens(trajectory({ id: 'split', messages }), true);
    const { rows } = await ppo([split, ...rewarded([0])], { estimator: 'reinforce-plus-plus-baseline' });
    expect(rows.map(({ id }) => id)).toEqual(['split#0', 'split#1', 'g1-0#0']);
    // 1/2 and -1/2, moved by the whitening alike: were segments counted, the distances to 0 would be 1/3 and 2/3.
    const [plus, minus] = [bits(rows[0] as never) + bits(rows[1] as never), bits(rows[2] as never)];
    const mean = (plus / 2 - minus / 2) / (plus + minus);
    const first = rows[0]?.advantages[0] as number;
    expect((rows[2]?.advantages[0] as number) / first).toBeCloseTo((-0.5 - mean) / (0.5 - mean), 6);
    expect(rows[1]?.advantages.at(-1)).toBeCloseTo(first, 12);
  });

  test('names a group of one where the method has a group baseline', async () => {
    const { rows, report } = await ppo([...rewarded([1]), ...rewarded([1, 0], { group: 'g2' })], {
      estimator: 'reinforce-plus-plus-baseline',
    });
    expect(rows).toHaveLength(3);
    expect(report.badInput).toEqual({ 'singleton-group': 1 });
    expect((await ppo(rewarded([1]))).report.badInput).toEqual({});
  });

  test('takes the reward of a greedy rollout as baseline, and names trajectories without one', async () => {
    const baselineRewardOf = ({ id }: Trajectory) => (id === 'g1-1' ? null : 0.25);
    const { rows, report } = await ppo(rewarded([1, 0, 0]), { estimator: 'remax', baselineRewardOf });
    expect(rows.map(({ advantages }) => advantages[0])).toEqual([0.75, -0.25]);
    expect(report.badInput).toEqual({ 'side-data-wrong': 1 });
  });

  test('takes the KL penalty from the tokens that the policy wrote', async () => {
    const refLogprobsOf = (_: Trajectory, { responseLogprobs }: TokenSegment) =>
      responseLogprobs.map((logprob) => (logprob ?? -9) - 0.5);
    const options = { estimator: 'reinforce', refLogprobsOf } as const;
    const [record] = rewarded([1], { messages: twoTurns });
    const { rows } = await ppo([record], { ...options, kl: { estimator: 'k1', coefficient: 0.1 } });
    const [row] = rows;
    const last = row?.responseMask.lastIndexOf(1);
    row?.responseMask.forEach((bit, token) => {
      expect(row.tokenRewards[token]).toBeCloseTo((token === last ? 1 : 0) - bit * 0.05, 12);
    });
    const trl = await ppo([record], { ...options, preset: 'trl' });
    expect(trl.rows[0]?.tokenRewards[0]).toBeCloseTo(-0.025, 12);
    expect(trl.report.options).toMatchObject({ lambda: 0.95, kl: { estimator: 'k1', coefficient: 0.05 } });
    const verl = await ppo([record], { ...options, preset: 'verl' });
    expect(verl.rows[0]?.tokenRewards[0]).toBeCloseTo(-0.0005, 12);
    // A preset's penalty asks for nothing where there is no reference.
    expect((await ppo([record], { preset: 'verl' })).rows[0]?.tokenRewards[0]).toBe(0);
  });

  test('takes a token without logprob as one that does not differ', async () => {
    const [record] = rewarded([1]);
    const tokens = record?.tokens?.map((turn) => ({ ...turn, logprobs: turn.logprobs?.map(() => null) }));
    const { rows } = await ppo([{ ...record, tokens }], {
      estimator: 'reinforce',
      refLogprobsOf: (_, { responseIds }) => responseIds.map(() => -3),
      kl: { estimator: 'k1', coefficient: 1 },
    });
    expect(rows[0]?.tokenRewards.slice(0, -1)).toEqual(rows[0]?.responseIds.slice(1).map(() => 0));
  });

  test('discounts by turn, or takes rewards by turn', async () => {
    const [record] = rewarded([1], { messages: twoTurns });
    const returnsOf = async (options: PpoOptions) => {
      const [row] = (await ppo([record], { estimator: 'reinforce', ...options })).rows;
      return row?.turnSpans.map(({ start }) => row.returns[start]);
    };
    expect(await returnsOf({ credit: 'turn-discount', turnGamma: 0.5 })).toEqual([0.5, 0, 1]);
    expect(await returnsOf({ credit: 'per-turn', turnRewardsOf: () => [2, 3] })).toEqual([5, 0, 3]);
  });

  test('masks what was cut off, and values its end where asked', async () => {
    const [record] = rewarded([0]);
    const cut = { ...record, stop: { type: 'limit' } };
    const masked = (await ppo([cut], { valuesOf: zeros })).rows[0];
    expect(new Set([...(masked?.responseMask ?? []), ...(masked?.advantages ?? [])])).toEqual(new Set([0]));
    const options: PpoOptions = {
      valuesOf: zeros,
      whiten: false,
      truncated: 'keep',
      bootstrapValueOf: () => 0.5,
    };
    expect((await ppo([cut], options)).rows[0]?.advantages[0]).toBe(0.5);
    expect((await ppo([record], options)).rows[0]?.advantages[0]).toBe(0);
    expect((await ppo([cut], { truncated: 'drop' })).rows).toEqual([]);
  });

  test('keeps what was cut off in the baseline, also where only its messages are known', async () => {
    const { tokens, ...cut } = { ...rewarded([0], { group: 'g1' })[0], id: 'cut', stop: { type: 'limit' } };
    const options = { estimator: 'reinforce-plus-plus-baseline' } as const;
    const { rows, report } = await ppo([...rewarded([1, 1]), cut], options);
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual(['g1-0', 'g1-1']);
    expect(report.trajectories.leftOut).toEqual({ truncated: 1 });
    expect(report.badInput).toEqual({});
    const alone = await ppo([...rewarded([1]), cut, ...rewarded([0, 0], { group: 'g2' })], options);
    // 1 less the mean 1/2 of its group, against 0: with nobody beside it the baseline would be its own reward.
    expect(alone.rows[0]?.advantages[0]).toBeGreaterThan(0);
    expect((await ppo([cut], options)).report.groups.leftOut).toEqual({ 'no-row': 1 });
  });

  test('marks rows without tokens and leaves out what is not scorable', async () => {
    const { rows, report } = await ppo([trajectory({ id: 'a' }), trajectory({ id: 'b', reward: null })]);
    expect(rows).toMatchObject([
      { level: 'messages', tokenRewards: [], advantages: [], returns: [], reward: 1 },
    ]);
    expect(report.trajectories).toEqual({ in: 2, used: 1, leftOut: { 'not-scorable': 1 } });
  });

  test('names values of the wrong length', async () => {
    const { rows, report } = await ppo(rewarded([1, 0]), {
      valuesOf: (own, { responseIds }) => (own.reward === 1 ? [0] : responseIds.map(() => 0)),
    });
    expect(rows).toHaveLength(1);
    expect(report.badInput).toEqual({ 'side-data-wrong': 1 });
  });

  test.each([
    { estimator: 'gae' },
    { estimator: 'remax' },
    { estimator: 'nope' },
    { preset: 'art' },
    { preset: 'nope' },
    { gamma: 1.1 },
    { lambda: -0.1 },
    { estimator: 'reinforce-plus-plus-baseline', credit: 'turn-discount' },
  ])('option %j is refused', (options) => {
    expect(() => buildPpo([], options as PpoOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
