import type { Message, Trajectory } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answers,
  caller,
  calls,
  conversation,
  decode,
  render,
  says,
  trajectory,
  user,
  withTokens,
} from '../trajectories.test.support.ts';
import { buildAll } from './build.test.support.ts';
import { buildDpo, type DpoOptions } from './build-dpo.ts';

const dpo = (records: Iterable<unknown>, options: DpoOptions = {}) =>
  buildAll(buildDpo, records, { by: 'taskId', ...options });
const fails = <Fields extends Partial<Trajectory>>(fields: Fields) => ({ reward: 0 as const, ...fields });
const pairsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('buildDpo', () => {
  test('compares one message each where two trajectories first do different things', async () => {
    const good = withTokens(caller(['look', 'close'], { id: 'good' }));
    const bad = withTokens(caller(['look', 'open'], fails({ id: 'bad' })));
    const { rows, report } = await dpo([bad, good]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: 'good~bad',
      level: 'tokens',
      mode: 'first-divergence',
      prompt: good.messages.slice(0, 3),
      chosen: [good.messages[3]],
      rejected: [bad.messages[3]],
      chosenFrom: { trajectoryId: 'good', reward: 1, messageIndex: 3, isTruncated: false },
      rejectedFrom: { trajectoryId: 'bad', reward: 0, messageIndex: 3 },
    });
    const { chosenFrom, rejectedFrom } = rows[0] as (typeof rows)[number];
    expect(decode(chosenFrom.tokens?.promptIds ?? [])).toBe(
      `${render(good.messages.slice(0, 3))}<assistant>`,
    );
    expect(rejectedFrom.tokens?.promptIds).toEqual(chosenFrom.tokens?.promptIds);
    expect(decode(rejectedFrom.tokens?.responseIds ?? [])).toContain('open');
    expect(chosenFrom.tokens?.responseLogprobs.every((logprob) => logprob !== null)).toBe(true);
    expect(report.trajectories).toEqual({ in: 2, used: 2, leftOut: {} });
  });

  test('takes all that follows where whole trajectories are compared', async () => {
    const good = withTokens(caller(['look', 'close'], { id: 'good' }));
    const bad = withTokens({
      ...caller(['look', 'open'], fails({ id: 'bad' })),
      messages: [...caller(['look', 'open']).messages, user('Why?')],
    });
    const { rows } = await dpo([good, bad], { mode: 'trajectory' });
    expect(rows[0]).toMatchObject({
      prompt: good.messages.slice(0, 3),
      chosen: good.messages.slice(3),
      rejected: bad.messages.slice(3, 6),
      level: 'tokens',
    });
    const { tokens } = rows[0]?.chosenFrom ?? {};
    expect(decode([...(tokens?.promptIds ?? []), ...(tokens?.responseIds ?? [])])).toBe(
      render(good.messages),
    );
    expect(new Set(tokens?.responseMask)).toEqual(new Set([0, 1]));
    expect(tokens?.turnSpans[0]).toMatchObject({ start: 0, messageIndex: 3 });
  });

  test('never rejects what infrastructure or the task broke', async () => {
    const stops: Partial<Trajectory>[] = [
      { verdict: { reward: 0, bucket: 'infra', detail: '' } },
      { verdict: { reward: 0, bucket: 'task', detail: '' } },
      { stop: { type: 'error', detail: 'MODEL_CALL_FAILED' } },
      { stop: { type: 'aborted' } },
      { stop: { type: 'limit', bucket: 'infra' } },
      { reward: null },
    ];
    const records = stops.map((fields, index) =>
      caller([`x${index}`], fails({ id: `bad${index}`, ...fields })),
    );
    const { rows, report } = await dpo([caller(['a'], { id: 'good' }), ...records]);
    expect(rows).toEqual([]);
    expect(report.trajectories.leftOut).toEqual({
      'not-agent-failure': 5,
      'not-scorable': 1,
      'one-sided-task': 1,
    });
    expect(report.groups.leftOut).toEqual({ 'all-passed': 1 });
    const own = caller(
      ['b'],
      fails({ id: 'own', stop: { type: 'error', detail: 'refused', bucket: 'agent' } }),
    );
    expect(pairsOf((await dpo([caller(['a'], { id: 'good' }), own])).rows)).toEqual(['good~own']);
  });

  test('pairs within a task only', async () => {
    const { rows, report } = await dpo([
      caller(['a'], { id: 'good' }),
      caller(['b'], fails({ id: 'bad', taskId: 't2' })),
    ]);
    expect(rows).toEqual([]);
    expect(report.groups.leftOut).toEqual({ 'all-passed': 1, 'all-failed': 1 });
  });

  test('goes round so that none is used more than twice, and stops at the limit of the task', async () => {
    const good = ['a', 'b', 'c'].map((id) => caller([id], { id }));
    const bad = ['x', 'y', 'z'].map((id) => caller([id], fails({ id })));
    const { rows, report } = await dpo([...good, ...bad]);
    expect(pairsOf(rows)).toEqual(['a~x', 'b~y', 'c~z', 'a~y']);
    const many = await dpo([...good, ...bad], { maxPairsPerTask: 99 });
    const uses = many.rows.flatMap(({ chosenFrom, rejectedFrom }) => [
      chosenFrom.trajectoryId,
      rejectedFrom.trajectoryId,
    ]);
    for (const id of new Set(uses)) expect(uses.filter((other) => other === id)).toHaveLength(2);
    expect(new Set(pairsOf(many.rows)).size).toBe(6);
    expect(report.rows.out).toBe(4);
    const one = await dpo([...good, ...bad], { maxUsesPerTrajectory: 1, maxPairsPerTask: 99 });
    expect(pairsOf(one.rows)).toEqual(['a~x', 'b~y', 'c~z']);
    const few = await dpo([good[0], ...bad], { maxPairsPerTask: 99 });
    expect(pairsOf(few.rows)).toEqual(['a~x', 'a~y']);
    expect(few.report.trajectories.leftOut).toEqual({ 'not-paired': 1 });
  });

  test('prefers what was not cut off, and divergences that differ', async () => {
    const good = caller(['a', 'b'], { id: 'good' });
    const cut = caller(['x'], fails({ id: 'cut', stop: { type: 'limit' } }));
    const bad = caller(['a', 'y'], fails({ id: 'bad' }));
    expect(pairsOf((await dpo([good, cut, bad], { maxPairsPerTask: 1 })).rows)).toEqual(['good~bad']);
    const same = caller(['x', 'q'], fails({ id: 'same' }));
    const first = caller(['x', 'p'], fails({ id: 'first' }));
    expect(pairsOf((await dpo([good, first, same, bad], { maxPairsPerTask: 2 })).rows)).toEqual([
      'good~first',
      'good~bad',
    ]);
  });

  test('refuses pairs that teach nothing or something else', async () => {
    const notes = async (records: unknown[], options: DpoOptions = {}) =>
      (await dpo(records, options)).report.notes;
    const good = caller(['look', 'close'], { id: 'good' });
    const reworded: Message[] = good.messages.map((message, index) =>
      index === 3 ? ({ ...message, content: 'Now I close it.' } as Message) : message,
    );
    const sameStep = trajectory({
      id: 'bad',
      reward: 0,
      messages: reworded,
      calls: [...good.calls, { name: 'open', args: {}, ok: true }],
    });
    expect(await notes([good, sameStep])).toEqual({ 'pair-refused-same-actions': 1 });
    expect(await notes([good, caller(['look', 'close'], fails({ id: 'bad', last: 'Never.' }))])).toEqual({
      'pair-refused-same-actions': 1,
    });
    const otherResult: Message[] = good.messages.map((message, index) =>
      index === 2 ? answers('look', 'other') : message,
    );
    const luck = trajectory({ id: 'bad', reward: 0, messages: otherResult, calls: [] });
    expect(await notes([good, luck])).toEqual({ 'pair-refused-context-differs': 1 });
    const short = trajectory({
      id: 'bad',
      reward: 0,
      messages: good.messages.slice(0, 3),
      calls: good.calls.slice(0, 1),
    });
    expect(await notes([good, short])).toEqual({ 'pair-refused-one-begins-other': 1 });
    const bare = (id: string, reward: 0 | 1) => trajectory({ id, reward, messages: [says(id)] });
    expect(await notes([bare('a', 1), bare('b', 0)])).toEqual({ 'pair-refused-no-prompt': 1 });
  });

  test('compares whole trajectories from the first prompt where luck differed', async () => {
    const good = caller(['look', 'close'], { id: 'good' });
    const otherResult = good.messages.map((message, index) =>
      index === 2 ? answers('look', 'other') : message,
    );
    const luck = trajectory({
      id: 'bad',
      reward: 0,
      messages: otherResult.slice(0, 4),
      calls: [{ name: 'look', args: {}, ok: true }],
    });
    const { rows } = await dpo([good, luck], { mode: 'trajectory' });
    expect(rows[0]?.prompt).toEqual([good.messages[0]]);
    expect(rows[0]?.rejected).toEqual(otherResult.slice(1, 4));
    const otherStart = trajectory({ id: 'bad', reward: 0, messages: [user('Else.'), says('x')] });
    expect((await dpo([good, otherStart], { mode: 'trajectory' })).report.notes).toEqual({
      'pair-refused-context-differs': 1,
    });
  });

  test('keeps lengths within a ratio, except of short messages', async () => {
    const said = (id: string, length: number, reward: 0 | 1) =>
      trajectory({ id, reward, messages: [user('Hi.'), says(id.repeat(length))] });
    expect((await dpo([said('a', 300, 1), said('b', 100, 0)])).report.notes).toEqual({
      'pair-refused-lengths': 1,
    });
    expect((await dpo([said('a', 300, 1), said('b', 150, 0)])).rows).toHaveLength(1);
    expect((await dpo([said('a', 200, 1), said('b', 10, 0)])).rows).toHaveLength(1);
    expect((await dpo([said('a', 300, 1), said('b', 100, 0)], { maxLengthRatio: 3 })).rows).toHaveLength(1);
    expect((await dpo([said('a', 200, 1), said('b', 10, 0)], { minComparedLength: 0 })).rows).toHaveLength(0);
  });

  test('pairs messages only where the prompts were not the same tokens', async () => {
    const shared = [
      user('Hi.'),
      says('', { reasoning: 'x', toolCalls: [{ id: '1', name: 'look', arguments: '{}' }] }),
      answers('look', 'ok', '1'),
    ];
    const end = (id: string, reward: 0 | 1, strip: boolean) =>
      withTokens(trajectory({ id, reward, messages: [...shared, says(id)] }), strip);
    const { rows, report } = await dpo([end('a', 1, true), end('b', 0, false)]);
    expect(rows[0]).toMatchObject({
      level: 'messages',
      chosenFrom: expect.not.objectContaining({ tokens: expect.anything() }),
    });
    expect(report.notes).toEqual({ 'pair-prompt-tokens-differ': 1 });
  });

  test('does not take random ids of calls as a difference', async () => {
    const path = (id: string, callId: string, reward: 0 | 1) =>
      trajectory({
        id,
        reward,
        messages: [user('Hi.'), calls('look', '{}', callId), answers('look', 'ok', callId), says(id)],
      });
    const { rows } = await dpo([path('a', 'call_9f', 1), path('b', 'call_77', 0)]);
    expect(rows[0]?.prompt).toHaveLength(3);
  });

  test('both sides of every pair answer the same prompt', async () => {
    const outcome = fc.tuple(conversation, fc.constantFrom(0 as const, 1 as const));
    await fc.assert(
      fc.asyncProperty(
        fc.array(outcome, { maxLength: 6 }),
        fc.constantFrom('first-divergence' as const, 'trajectory' as const),
        async (members, mode) => {
          const shared = members[0]?.[0].slice(0, 2) ?? [];
          const records = members.map(([messages, reward], index) =>
            trajectory({ id: `r${index}`, reward, messages: [...shared, ...messages] }),
          );
          const { rows, report } = await dpo(records, { mode });
          expect(
            report.trajectories.used +
              Object.values(report.trajectories.leftOut).reduce((sum, count) => sum + count, 0),
          ).toBe(records.length);
          for (const { prompt, chosen, rejected, chosenFrom, rejectedFrom } of rows) {
            const start = prompt.length;
            const sourceOf = (id: string) => records.find((record) => record.id === id)?.messages ?? [];
            expect([...prompt, ...chosen]).toEqual(
              sourceOf(chosenFrom.trajectoryId).slice(0, start + chosen.length),
            );
            expect(rejected).toEqual(
              sourceOf(rejectedFrom.trajectoryId).slice(start, start + rejected.length),
            );
            expect([chosenFrom.reward, rejectedFrom.reward]).toEqual([1, 0]);
            for (const side of [chosen, rejected])
              expect([side[0]?.role, side.at(-1)?.role]).toEqual(['assistant', 'assistant']);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    { mode: 'nope' },
    { maxPairsPerTask: 0 },
    { maxLengthRatio: 0.5 },
    { maxUsesPerTrajectory: 0 },
    { minComparedLength: -1 },
  ])('option %j is refused', (options) => {
    expect(() => buildDpo([], options as DpoOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
