import type { Trajectory } from '@sca/core';
import { describe, expect, test } from 'vitest';
import { answers, caller, calls, says, trajectory, user, withTokens } from '../trajectories.test.support.ts';
import { buildAll } from './build.test.support.ts';
import { buildRejectionSampling, type RejectionSamplingOptions } from './build-rejection-sampling.ts';

const rft = (records: Iterable<unknown>, options: RejectionSamplingOptions = {}) =>
  buildAll(buildRejectionSampling, records, { by: 'taskId', ...options });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('buildRejectionSampling', () => {
  test('keeps what passed', async () => {
    const records = [
      caller(['a'], { id: 'pass' }),
      caller(['b'], { id: 'fail', reward: 0 }),
      caller(['c'], { id: 'dead', reward: null }),
      caller(['d'], { id: 'other', taskId: 't2', reward: 0 }),
    ];
    const { rows, report } = await rft(records);
    expect(ids(rows)).toEqual(['pass']);
    expect(report.trajectories).toEqual({
      in: 4,
      used: 1,
      leftOut: { 'below-threshold': 2, 'not-scorable': 1 },
    });
    expect(report.groups).toMatchObject({ in: 2, used: 1, leftOut: { 'no-row': 1 } });
    expect(report.reward).toMatchObject({ count: 3, mean: expect.closeTo(1 / 3, 12), min: 0, max: 1 });
  });

  test('keeps one of those that did the same, however they said it', async () => {
    const records = [
      caller(['a', 'b'], { id: 'one', last: 'Done.' }),
      caller(['a', 'b'], { id: 'two', last: 'It is done.' }),
      caller(['b', 'a'], { id: 'three' }),
      {
        ...caller(['a', 'b'], { id: 'keys' }),
        calls: [
          { name: 'a', args: { id: 1 }, ok: true },
          { name: 'b', args: { id: 1 }, ok: true },
        ],
      },
      caller(['a', 'b'], { id: 'elsewhere', taskId: 't2' }),
    ];
    const { rows, report } = await rft(records);
    expect(ids(rows)).toEqual(['one', 'three', 'elsewhere']);
    expect(report.duplicates).toEqual({ count: 2, rate: 2 / 5 });
    expect(ids((await rft(records, { dedupe: false, maxPerTask: 9 })).rows)).toHaveLength(5);
  });

  test('tells arguments apart, but not the order of their keys', async () => {
    const base = caller(['a']);
    const withArgs = (id: string, args: Trajectory['calls'][number]['args']): Trajectory => ({
      ...base,
      id,
      calls: [{ name: 'a', args, ok: true }],
    });
    const { rows } = await rft([
      withArgs('1', { x: 1, y: 2 }),
      withArgs('2', { y: 2, x: 1 }),
      withArgs('3', { x: 2, y: 1 }),
    ]);
    expect(ids(rows)).toEqual(['1', '3']);
  });

  test('compares words where there were no calls', async () => {
    const talk = (id: string, text: string) => trajectory({ id, messages: [user('Hi.'), says(text)] });
    expect(ids((await rft([talk('1', 'Yes.'), talk('2', ' Yes. \n'), talk('3', 'No.')])).rows)).toEqual([
      '1',
      '3',
    ]);
  });

  test('takes the shortest of a task, or the most unlike', async () => {
    const records = [
      caller(['a', 'b', 'c'], { id: 'abc' }),
      caller(['a', 'b'], { id: 'ab' }),
      caller(['x', 'y', 'z'], { id: 'xyz' }),
      caller(['a'], { id: 'a' }),
    ];
    expect(ids((await rft(records, { maxPerTask: 2 })).rows)).toEqual(['a', 'ab']);
    expect(ids((await rft(records, { maxPerTask: 2, select: 'diverse' })).rows)).toEqual(['a', 'xyz']);
    expect(ids((await rft(records, { maxPerTask: 2, select: 'first' })).rows)).toEqual(['abc', 'ab']);
    expect((await rft(records, { maxPerTask: 2 })).report.trajectories.leftOut).toEqual({
      'over-task-limit': 2,
    });
    expect((await rft([...records, caller(['q'], { id: 'q' })])).rows).toHaveLength(4);
  });

  test('takes fewer of easy tasks', async () => {
    const easy = [1, 2, 3, 4].map((n) => caller(['a', `${n}`], { id: `e${n}` }));
    const hard = [1, 2, 3, 4].map((n) =>
      caller(['a', `${n}`], { id: `h${n}`, taskId: 't2', reward: n > 2 ? 0 : 1 }),
    );
    const { rows } = await rft([...easy, ...hard], { easyTask: { passRate: 0.75, maxPerTask: 1 } });
    expect(ids(rows)).toEqual(['e1', 'h1', 'h2']);
  });

  test('for distillation keeps all that is scorable, as the paper does', async () => {
    const records = [
      ...['a', 'b', 'c', 'd', 'e'].map((id) => caller(['x'], { id })),
      caller(['x'], { id: 'failed', reward: 0 }),
      trajectory({ id: 'odd', messages: [user('a'), calls('f', '{not json'), says('b')] }),
      caller(['x'], { id: 'dead', reward: null }),
    ];
    const { rows, report } = await rft(records, { keepAll: true });
    expect(ids(rows)).toEqual(['a', 'b', 'c', 'd', 'e', 'failed', 'odd']);
    expect(report.trajectories.leftOut).toEqual({ 'not-scorable': 1 });
    expect(report.options).toMatchObject({ keepAll: true, dedupe: false, maxPerTask: null });
    expect((await rft(records, { keepAll: true, dedupe: true })).rows).toHaveLength(2);
  });

  test('leaves out calls that no one could parse, and what was cut off where asked', async () => {
    const bad = ['{not json', '[1]', '7', ''].map((args, index) =>
      trajectory({ id: `bad${index}`, messages: [user('a'), calls('f', args), says('b')] }),
    );
    const shot = trajectory({
      id: 'shot',
      messages: [{ ...calls('f', '{not json'), isSampled: false }, user('a'), says('b')],
    });
    const cut = caller(['z'], { id: 'cut', stop: { type: 'limit' } });
    const { rows, report } = await rft([...bad, shot, cut]);
    expect(ids(rows)).toEqual(['shot', 'cut']);
    expect(report.trajectories.leftOut).toEqual({ 'invalid-arguments': 4 });
    expect(ids((await rft([cut, shot], { truncated: 'drop' })).rows)).toEqual(['shot']);
    expect((await rft(bad, { invalidArguments: 'keep', dedupe: false })).rows).toHaveLength(4);
  });

  test('weighs the loss by message', async () => {
    const messages = [
      { role: 'system' as const, content: 'Rules.' },
      says('shot', { isSampled: false }),
      user('Do it.'),
      says('', {
        toolCalls: [
          { id: '1', name: 'a', arguments: '{}' },
          { id: '2', name: 'b', arguments: '{}' },
        ],
      }),
      answers('a', 'ok', '1'),
      answers('b', 'no such thing', '2'),
      calls('a', '{}', '3'),
      answers('a', 'ok', '3'),
      says('Done.'),
    ];
    const done = [true, false, true].map((ok, index) => ({ name: index === 1 ? 'b' : 'a', args: {}, ok }));
    const record = withTokens(trajectory({ messages, calls: done }));
    const weightsOf = async (options: RejectionSamplingOptions, own: unknown = record) =>
      (await rft([own], options)).rows[0]?.messageWeights;
    expect(await weightsOf({})).toEqual([0, 0, 0, 1, 0, 0, 1, 0, 1]);
    expect(await weightsOf({ failedCallWeight: 0 })).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 1]);
    expect(await weightsOf({ weightOf: (_, index) => index / 10 })).toEqual([
      0, 0, 0, 0.3, 0, 0, 0.6, 0, 0.8,
    ]);
    const trained = async (options: RejectionSamplingOptions) =>
      (await rft([record], options)).report.tokens.trained;
    const lost = record.tokens?.[0]?.completionIds?.length ?? 0;
    expect((await trained({})) - (await trained({ failedCallWeight: 0 }))).toBe(lost);
    const unmatched = { ...record, calls: done.slice(1) };
    expect(await weightsOf({ failedCallWeight: 0 }, unmatched)).toEqual([0, 0, 0, 1, 0, 0, 1, 0, 1]);
    expect((await rft([unmatched], { failedCallWeight: 0 })).report.notes).toEqual({
      'failed-calls-not-found': 1,
    });
  });

  test('carries tokens where they were captured', async () => {
    const { rows, report } = await rft([withTokens(caller(['a'], { id: 'x' })), caller(['b'], { id: 'y' })]);
    expect(rows.map(({ id, level, segments }) => [id, level, segments.length])).toEqual([
      ['x', 'tokens', 1],
      ['y', 'messages', 0],
    ]);
    expect(report.rows).toMatchObject({ out: 2, tokenLevel: 1, messageLevel: 1 });
    expect(report.length.tokens.count).toBe(1);
    expect(report.length.characters.count).toBe(2);
  });

  test('takes rewards of the caller where given', async () => {
    const rewardOf = ({ id }: Trajectory) => ({ high: 0.9, low: 0.2 })[id] ?? null;
    const records = ['high', 'low', 'none'].map((id) => caller([id], { id }));
    const { rows, report } = await rft(records, { rewardOf, threshold: 0.5 });
    expect(rows.map(({ id, reward }) => [id, reward])).toEqual([['high', 0.9]]);
    expect(report.trajectories.leftOut).toEqual({ 'below-threshold': 1, 'not-scorable': 1 });
  });

  test.each([
    { maxPerTask: 0 },
    { select: 'nope' },
    { failedCallWeight: 2 },
    { easyTask: { passRate: 2, maxPerTask: 1 } },
  ])('option %j is refused', (options) => {
    expect(() => buildRejectionSampling([], options as RejectionSamplingOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
