import { TrainingSample, type Trajectory } from '@sca/core';
import { describe, expect, test } from 'vitest';
import { answers, calls, says, trajectory, user, withTokens } from '../trajectories.test.support.ts';
import { grpo, rewarded } from './build.test.support.ts';
import { buildGrpo } from './build-grpo.ts';
import type { GrpoOptions } from './grpo-options.ts';

const twoTurns = [user('Do it.'), calls('look', '{}'), answers('look', 'found'), says('Done.')];

describe('buildGrpo', () => {
  test('gives every model token the advantage of its trajectory and nothing to the others', async () => {
    const { rows } = await grpo(rewarded([1, 0, 0, 0], { messages: twoTurns }));
    // Mean 1/4, sample deviation 1/2.
    expect(rows.map(({ advantage }) => advantage)).toEqual(
      [1.5, -0.5, -0.5, -0.5].map((value) => expect.closeTo(value, 5)),
    );
    for (const { advantage, advantages, responseMask } of rows)
      expect(advantages).toEqual(responseMask.map((bit) => (bit === 1 ? advantage : 0)));
  });

  test('gives rows that are records of core, and says where they come from', async () => {
    const tool = { name: 'look', description: 'Looks.', parameters: { type: 'object' } };
    const policy = { model: 'm', sampling: {}, tokenizer: 'tok', templateHash: 'abc' };
    const { rows } = await grpo(rewarded([1, 0], { messages: twoTurns, policy }), { toolsOf: () => [tool] });
    for (const row of rows) expect(TrainingSample.parse(row)).toEqual(row);
    expect(rows[0]).toMatchObject({
      id: 'g1-0#0',
      level: 'tokens',
      trajectoryId: 'g1-0',
      segment: { index: 0, count: 1 },
      groupId: 'g1',
      taskId: 't1',
      reward: 1,
      isTruncated: false,
      stopReason: 'answer',
      tools: [tool],
      tokenizer: 'tok',
      templateHash: 'abc',
    });
    expect(rows[0]?.messages).toEqual(twoTurns);
  });

  test('marks rows of trajectories without captured tokens', async () => {
    const { rows, report } = await grpo([trajectory({ id: 'a' }), trajectory({ id: 'b', reward: 0 })]);
    expect(rows.map(({ level, responseIds, advantages }) => [level, responseIds, advantages])).toEqual([
      ['messages', [], []],
      ['messages', [], []],
    ]);
    expect(rows.map(({ advantage }) => Math.sign(advantage))).toEqual([1, -1]);
    expect(report.rows).toMatchObject({ out: 2, tokenLevel: 0, messageLevel: 2 });
  });

  test('counts a trajectory of several segments once in the baseline', async () => {
    const messages = [
      user('a'),
      says('b', { reasoning: 'x' }),
      user('c'),
      says('d', { reasoning: 'y' }),
      user('e'),
      says('f'),
    ];
    const long = withTokens(trajectory({ id: 'long', messages, reward: 1 }), true);
    const { rows, report } = await grpo([long, ...rewarded([0, 0, 0])]);
    const segments = rows.filter(({ trajectoryId }) => trajectoryId === 'long');
    expect(segments.map(({ id, segment }) => [id, segment])).toEqual([
      ['long#0', { index: 0, count: 3 }],
      ['long#1', { index: 1, count: 3 }],
      ['long#2', { index: 2, count: 3 }],
    ]);
    expect(segments.map(({ reward, groupId }) => [reward, groupId])).toEqual(new Array(3).fill([1, 'g1']));
    // Mean 1/4 over four trajectories; over six rows it would be 1/2.
    for (const { advantage } of segments) expect(advantage).toBeCloseTo(1.5, 5);
    expect(segments.map((row) => row.messages.length)).toEqual([2, 4, 6]);
    expect(report.rows.extraSegments).toBe(2);
  });

  test('masks what was cut off, and keeps it in the baseline', async () => {
    const records = rewarded([1, 0, 0, 0]);
    const cut = { ...records[3], stop: { type: 'limit', detail: 'turns' } } as Trajectory;
    const { rows, report } = await grpo([...records.slice(0, 3), cut]);
    expect(rows[0]?.advantage).toBeCloseTo(1.5, 5);
    expect(rows[3]).toMatchObject({ isTruncated: true, stopReason: 'limit' });
    expect(new Set(rows[3]?.responseMask)).toEqual(new Set([0]));
    expect(new Set(rows[3]?.advantages)).toEqual(new Set([0]));
    expect(rows[3]?.turnSpans[0]?.kind).toBe('model');
    expect(report.rows.masked).toBe(1);
    const kept = await grpo([...records.slice(0, 3), cut], { truncated: 'keep' });
    expect(kept.rows[3]?.responseMask).toContain(1);
    const dropped = await grpo([...records.slice(0, 3), cut], { truncated: 'drop' });
    expect(dropped.rows[0]?.advantage).toBeCloseTo(2 / 3 / Math.sqrt(1 / 3), 5);
    expect(dropped.report.trajectories.leftOut).toEqual({ truncated: 1 });
  });

  test('leaves out messages that were cut off, since nothing in them can be masked', async () => {
    const cut = trajectory({ id: 'cut', reward: 0, stop: { type: 'limit' } });
    const { rows, report } = await grpo([trajectory({ id: 'a' }), cut, trajectory({ id: 'c', reward: 0 })]);
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual(['a', 'c']);
    expect(rows[0]?.advantage).toBeCloseTo(2 / 3 / Math.sqrt(1 / 3), 5);
    expect(report.trajectories).toEqual({ in: 3, used: 2, leftOut: { truncated: 1 } });
  });

  test('leaves out groups without variance and reports their share', async () => {
    const records = [
      ...rewarded([1, 1], { group: 'all' }),
      ...rewarded([0, 0], { group: 'none' }),
      ...rewarded([1, 0, null], { group: 'mixed' }),
      ...rewarded([null, null], { group: 'dead' }),
    ];
    const { rows, report } = await grpo(records);
    expect(rows.map(({ groupId }) => groupId)).toEqual(['mixed', 'mixed']);
    expect(report.groups).toEqual({
      in: 4,
      used: 1,
      leftOut: { 'zero-variance': 2, 'not-scorable': 1 },
      singletons: 0,
      zeroVariance: 2,
      zeroVarianceShare: 2 / 3,
    });
    expect(report.trajectories).toEqual({
      in: 9,
      used: 2,
      leftOut: { 'zero-variance': 4, 'not-scorable': 3 },
    });
    expect(report.badInput).toEqual({});
    const kept = await grpo(records, { zeroVariance: 'keep' });
    expect(kept.rows).toHaveLength(6);
    expect(kept.rows[0]?.advantage).toBe(0);
  });

  test('names a group of one, and gives it 0, nothing, or its score', async () => {
    const records = [...rewarded([1], { group: 'one' }), ...rewarded([1, 0], { group: 'two' })];
    const ours = await grpo(records);
    expect(ours.rows.map(({ groupId }) => groupId)).toEqual(['two', 'two']);
    expect(ours.report.badInput).toEqual({ 'singleton-group': 1 });
    expect(ours.report.problems[0]).toMatchObject({ reason: 'singleton-group', id: 'one-0' });
    expect(ours.report.groups).toMatchObject({ singletons: 1, leftOut: { singleton: 1 } });
    const verl = await grpo(records, { preset: 'verl' });
    expect(verl.rows[0]?.advantage).toBeCloseTo(1, 5);
    expect(verl.report.badInput).toEqual({ 'singleton-group': 1 });
    const trl = await grpo(records, { preset: 'trl' });
    expect(trl.rows[0]?.advantage).toBe(0);
  });

  test.each([
    ['verl', 0.8660239037870368],
    ['trl', 0.8658754297607016],
    ['art', 1 / (1 + 2e-6)],
  ] as const)('takes the conventions of %s', async (preset, expected) => {
    const { rows } = await grpo(rewarded([1, 0, 0, 1]), { preset });
    expect(rows[0]?.advantage).toBeCloseTo(expected, 9);
  });

  test('leaves out rows with advantage 0 as ART does', async () => {
    const records = rewarded([1, 0, 1]).map((record, index) => ({ ...record, reward: [1, 0.5, 0][index] }));
    const { rows, report } = await grpo(records, { preset: 'art' });
    expect(rows.map(({ reward }) => reward)).toEqual([1, 0]);
    expect(report.trajectories.leftOut).toEqual({ 'zero-advantage': 1 });
  });

  test('takes statistics over batches of groups where a method asks for it', async () => {
    const records = [
      ...rewarded([1, 0], { group: 'a' }),
      ...rewarded([1, 0], { group: 'b' }),
      ...rewarded([1, 0], { group: 'c' }),
    ];
    const { rows } = await grpo(records, { scale: 'batch', batchGroups: 2, epsilon: 0 });
    // Batches of a and b, then c: deviations of 1, 0, 1, 0 and of 1, 0.
    const deviations = [Math.sqrt(1 / 3), Math.sqrt(1 / 3), Math.sqrt(1 / 2)];
    expect(rows.map(({ advantage }) => Math.abs(advantage))).toEqual(
      deviations
        .flatMap((deviation) => [0.5 / deviation, 0.5 / deviation])
        .map((value) => expect.closeTo(value, 9)),
    );
  });

  test('offers RLOO, OPO and pass@k', async () => {
    const advantagesOf = async (options: GrpoOptions) =>
      (await grpo(rewarded([1, 0, 0]), options)).rows.map(({ advantage }) => advantage);
    expect(await advantagesOf({ estimator: 'rloo' })).toEqual([1, -0.5, -0.5]);
    const opo = await advantagesOf({ estimator: 'opo' });
    expect(opo).toEqual([2 / 3, -1 / 3, -1 / 3].map((value) => expect.closeTo(value, 9)));
    expect(await advantagesOf({ estimator: 'pass-at-k', scale: 'none' })).toEqual([1, 0, 0]);
  });

  test('shares the advantage among turns', async () => {
    const records = rewarded([1, 0], { messages: twoTurns });
    const discounted = (await grpo(records, { credit: 'turn-discount', turnGamma: 0.5, scale: 'none' }))
      .rows[0];
    const worth = discounted?.turnSpans.map(({ start }) => discounted.advantages[start]);
    expect(worth).toEqual([0.25, 0, 0.5]);
    const turnRewardsOf = ({ reward }: Trajectory) => (reward === 1 ? [1, 1] : [0, 0]);
    const own = (await grpo(records, { credit: 'per-turn', turnRewardsOf, epsilon: 0 })).rows[0];
    // Four turn rewards 1, 1, 0, 0: each 1 is sqrt(3)/2 above the mean.
    expect(own?.turnSpans.map(({ start }) => own.advantages[start])).toEqual(
      [Math.sqrt(3), 0, Math.sqrt(3) / 2].map((value) => expect.closeTo(value, 9)),
    );
  });

  test('takes clipping, length and KL from the reward before the baseline', async () => {
    const records = rewarded([1, 0]);
    const tokens = records[0]?.tokens?.[0]?.completionIds?.length ?? 0;
    const shaped = await grpo(records, {
      estimator: 'rloo',
      rewardClip: [0, 0.5],
      refLogprobsOf: (own, { responseLogprobs }) =>
        responseLogprobs.map((logprob) => (logprob ?? 0) - (own.reward === 1 ? 0.1 : 0)),
      kl: { estimator: 'k1', coefficient: 1 },
    });
    // 0.5 less 0.1 per token, against 0.
    expect(shaped.rows[0]?.advantage).toBeCloseTo(0.5 - 0.1 * tokens, 9);
    expect(shaped.rows[0]?.refLogprobs).toHaveLength(shaped.rows[0]?.responseIds.length ?? -1);
    const long = await grpo(
      [
        withTokens(trajectory({ id: 'long', messages: [user('a'), says('x'.repeat(50))] })),
        ...records.slice(1),
      ],
      { estimator: 'rloo', overlong: { maxLength: 46, bufferLength: 20 } },
    );
    // 50 letters and the "[]</>" that the template of these tests adds: 55 tokens, 29 into a buffer of 20.
    expect(long.rows[0]?.advantage).toBeCloseTo(1 - 29 / 20, 9);
  });

  test('notes that a penalty for length needs tokens', async () => {
    const records = [trajectory({ id: 'a' }), trajectory({ id: 'b', reward: 0 })];
    const { report } = await grpo(records, { overlong: { maxLength: 1, bufferLength: 1 } });
    expect(report.notes).toEqual({ 'length-not-captured': 2 });
  });

  test('keeps tasks of one group apart and says so', async () => {
    const records = [
      ...rewarded([1, 0]),
      ...rewarded([1, 1], { taskId: 't2' }).map((one) => ({ ...one, id: `${one.id}-t2` })),
    ];
    const { rows, report } = await grpo(records);
    expect(rows.map(({ taskId }) => taskId)).toEqual(['t1', 't1']);
    expect(report.notes).toEqual({ 'group-mixes-tasks': 1 });
  });
});

test('rows are made as they are asked for, and memory holds one group', async () => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked += 1;
      yield { id: `g${asked}`, members: rewarded([1, 0], { group: `g${asked}` }) };
    }
  }
  const build = buildGrpo(endless());
  let seen = 0;
  for await (const row of build.rows) {
    expect(row.groupId).toBe(`g${asked}`);
    seen += 1;
    if (seen === 6) break;
  }
  expect(asked).toBe(3);
  expect(build.report().rows.out).toBe(6);
});
