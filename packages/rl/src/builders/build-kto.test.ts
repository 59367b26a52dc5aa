import { describe, expect, test } from 'vitest';
import { caller, decode, says, trajectory, user, withTokens } from '../trajectories.test.support.ts';
import { buildAll } from './build.test.support.ts';
import { buildKto, type KtoOptions } from './build-kto.ts';

const kto = (records: Iterable<unknown>, options: KtoOptions = {}) =>
  buildAll(buildKto, records, { by: 'taskId', ...options });

describe('buildKto', () => {
  test('labels each trajectory by its reward', async () => {
    const good = withTokens(caller(['a'], { id: 'good' }));
    const bad = caller(['b'], { id: 'bad', reward: 0 });
    const { rows, report } = await kto([good, { ...bad, messages: [...bad.messages, user('Why?')] }]);
    expect(rows).toMatchObject([
      {
        id: 'good',
        label: true,
        level: 'tokens',
        prompt: good.messages.slice(0, 1),
        completion: good.messages.slice(1),
      },
      {
        id: 'bad',
        label: false,
        level: 'messages',
        prompt: bad.messages.slice(0, 1),
        completion: bad.messages.slice(1),
      },
    ]);
    expect(rows[0]?.tokens?.turnSpans.map(({ kind }) => kind)).toEqual(['model', 'tool', 'model']);
    expect(report.notes).toEqual({ desirable: 1, undesirable: 1 });
  });

  test('gives every turn the label of its trajectory where asked', async () => {
    const good = withTokens(caller(['a'], { id: 'good' }));
    const { rows, report } = await kto([good], { unit: 'turn' });
    expect(rows.map(({ id, prompt, completion }) => [id, prompt.length, completion.length])).toEqual([
      ['good@1', 1, 1],
      ['good@3', 3, 1],
    ]);
    expect(decode(rows[1]?.tokens?.responseIds ?? [])).toBe('Done.[]</>');
    expect(report.trajectories.used).toBe(1);
  });

  test('labels nothing that the policy did not do, and one of those that did the same', async () => {
    const records = [
      caller(['a'], { id: 'a' }),
      caller(['a'], { id: 'same' }),
      caller(['a'], { id: 'same-but-failed', reward: 0 }),
      caller(['b'], { id: 'broken', reward: 0, stop: { type: 'error' } }),
      caller(['c'], { id: 'dead', reward: null }),
    ];
    const { rows, report } = await kto(records);
    expect(rows.map(({ id, label }) => [id, label])).toEqual([
      ['a', true],
      ['same-but-failed', false],
    ]);
    expect(report.trajectories.leftOut).toEqual({
      'repeated-actions': 1,
      'not-agent-failure': 1,
      'not-scorable': 1,
    });
    expect((await kto(records, { dedupe: false })).rows).toHaveLength(3);
  });

  test('takes at most so many of a label from a task', async () => {
    const records = ['a', 'b', 'c'].flatMap((id) => [
      caller([id], { id }),
      caller([`${id}!`], { id: `${id}!`, reward: 0 }),
    ]);
    const { rows, report } = await kto(records, { maxPerLabel: 2 });
    expect(rows.map(({ id }) => id)).toEqual(['a', 'a!', 'b', 'b!']);
    expect(report.trajectories.leftOut).toEqual({ 'over-task-limit': 2 });
    expect((await kto(records, { maxPerLabel: 2, dedupe: false })).rows).toHaveLength(4);
  });

  test('leaves out tokens where thinking was stripped between turns', async () => {
    const messages = [user('a'), says('b', { reasoning: 'x' }), user('c'), says('d')];
    const { rows } = await kto([withTokens(trajectory({ messages }), true)]);
    expect(rows[0]).toMatchObject({ level: 'messages', completion: messages.slice(1) });
    expect(rows[0]).not.toHaveProperty('tokens');
  });

  test.each([{ unit: 'nope' }, { maxPerLabel: 0 }])('option %j is refused', (options) => {
    expect(() => buildKto([], options as KtoOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
