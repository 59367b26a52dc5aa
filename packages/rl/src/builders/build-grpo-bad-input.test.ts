import { describe, expect, test } from 'vitest';
import { answers, calls, says, trajectory, user, withTokens } from '../trajectories.test.support.ts';
import { byId, grpo, rewarded } from './build.test.support.ts';
import { buildGrpo } from './build-grpo.ts';
import type { GrpoOptions } from './grpo-options.ts';

const twoTurns = [user('Do it.'), calls('look', '{}'), answers('look', 'found'), says('Done.')];

describe('bad input to buildGrpo', () => {
  const good = rewarded([1, 0]);
  const { reward, ...rewardless } = trajectory({ id: 'no-reward' });

  test.each([
    ['other-schema', { ...good[0], id: 'x', schema: 'sca.trajectory/v2' }],
    ['not-a-trajectory', { ...good[0], id: 'x', messages: [{ role: 'bot', content: '' }] }],
    ['not-a-trajectory', { ...good[0], id: 'x', messages: 'none' }],
    [
      'not-a-trajectory',
      { ...good[0], id: 'x', messages: [{ role: 'assistant', content: '', toolCalls: [{}] }] },
    ],
    ['not-a-trajectory', { ...good[0], id: 'x', tokens: [{ messageIndex: 1, completionIds: 7 }] }],
    ['not-a-trajectory', { ...good[0], id: 'x', calls: [null] }],
    ['not-a-trajectory', { ...good[0], id: '' }],
    ['reward-missing', rewardless],
    ['reward-invalid', { ...good[0], id: 'x', reward: '1' }],
    ['reward-invalid', { ...good[0], id: 'x', reward: Number.NaN }],
    ['repeated-id', good[0]],
    [
      'token-lengths-differ',
      {
        ...good[0],
        id: 'x',
        tokens: [{ messageIndex: 1, promptIds: [1], completionIds: [1], logprobs: [] }],
      },
    ],
    ['token-turns-wrong', { ...good[0], id: 'x', tokens: [{ messageIndex: 7 }] }],
    [
      'token-ids-wrong',
      { ...good[0], id: 'x', tokens: [{ messageIndex: 1, promptIds: [null], completionIds: [1] }] },
    ],
  ])('%s is named and counted, and the rest goes on', async (reason, bad) => {
    const { rows, report } = await grpo([...good, bad].map((record) => ({ ...record, group: 'g1' })));
    expect(rows.map(({ id }) => id)).toEqual(['g1-0#0', 'g1-1#0']);
    expect(report.badInput).toEqual({ [reason]: 1 });
    expect(report.problems).toEqual([expect.objectContaining({ reason })]);
    expect(report.problems[0]?.detail).not.toBe('');
    expect(report.trajectories).toEqual({ in: 3, used: 2, leftOut: { [reason]: 1 } });
  });

  test.each([null, 7, 'text', [], {}])('%j is no trajectory', async (bad) => {
    const { rows, report } = await grpo([...good, bad]);
    expect(rows).toHaveLength(2);
    expect(report.trajectories.in).toBe(3);
    expect(Object.values(report.badInput)).toEqual([1]);
  });

  test('side data of the wrong length are named', async () => {
    const lists: GrpoOptions[] = [
      { refLogprobsOf: ({ id }, { responseIds }) => (id === 'g1-0' ? [1] : responseIds.map(() => -1)) },
      { refLogprobsOf: ({ id }, { responseIds }) => (id === 'g1-0' ? undefined : responseIds.map(() => -1)) },
    ];
    for (const options of lists) {
      const { rows, report } = await grpo(rewarded([0, 1, 0]), options);
      expect(rows).toHaveLength(2);
      expect(report.badInput).toEqual({ 'side-data-wrong': 1 });
    }
    const turns = await grpo(rewarded([0, 1, 0]), {
      credit: 'per-turn',
      turnRewardsOf: ({ id, reward: own }) => (id === 'g1-0' ? [] : [own]),
    });
    expect(turns.report.badInput).toEqual({ 'turn-rewards-wrong': 1 });
    expect(turns.rows).toHaveLength(2);
  });

  test('tells few-shot context from what the policy wrote', async () => {
    const messages = [user('a'), says('shot', { isSampled: false })];
    const { rows, report } = await grpo([...good, trajectory({ id: 'x', messages })]);
    expect(rows).toHaveLength(2);
    expect(report.trajectories.leftOut).toEqual({ 'no-sampled-message': 1 });
    expect(report.badInput).toEqual({});
  });

  test('falls back to messages where tokens were captured in part, and notes it', async () => {
    const whole = withTokens(trajectory({ id: 'x', messages: twoTurns }));
    const { rows, report } = await grpo([...good, { ...whole, tokens: whole.tokens?.slice(1) }]);
    expect(byId(rows)['x#0']).toMatchObject({ level: 'messages', responseIds: [] });
    expect(report.notes).toEqual({ 'tokens-captured-in-part': 1 });
  });

  test.each([
    { epsilon: 1, estimator: 'nope' },
    { preset: 'nope' },
    { truncated: 'nope' },
    { scale: 'nope' },
    { turnGamma: 2 },
    { batchGroups: 0 },
    { credit: 'per-turn' },
    { credit: 'per-turn', turnRewardsOf: () => [], estimator: 'rloo' },
    { kl: { coefficient: 1 } },
  ])('option %j is refused', (options) => {
    expect(() => buildGrpo([], options as GrpoOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
