import type { Trajectory } from '@sca/core';
import { expect, it } from 'vitest';
import { play } from '../testing/play.test.support.ts';
import { keepShortest } from './keep-shortest.ts';

const base = await play(['done']);

function trajectory(taskId: string, turns: number, reward: Trajectory['reward']): Trajectory {
  const turn = { role: 'assistant', content: '', isSampled: true } as const;
  const fewShot = { ...turn, isSampled: false };
  return { ...base, taskId, reward, messages: [fewShot, ...Array<typeof turn>(turns).fill(turn)] };
}

const kept = (turns: readonly number[]): number[] =>
  keepShortest(turns.map((count) => trajectory('t', count, 1))).map(({ messages }) => messages.length - 1);

// numpy.percentile(turns, 20) by hand: index 0.2 (n - 1) of the sorted turns.
it.each([
  [[5], [5]], // the only one
  [[5, 3], [3]], // 3.4
  [
    [6, 2, 4, 8, 10, 12],
    [2, 4],
  ], // index 1: 4
  [[9, 1, 2], [1]], // index 0.4: 1.4
  [
    [4, 4, 4, 9],
    [4, 4, 4],
  ], // 4
])('of %j turns it keeps %j', (turns, expected) => {
  expect(kept(turns)).toEqual(expected);
});

it('looks at each task alone, and only at successes', () => {
  const all = [
    trajectory('a', 9, 1),
    trajectory('b', 3, 1),
    trajectory('a', 1, 0),
    trajectory('b', 1, null),
    trajectory('b', 4, 1),
  ];
  expect(keepShortest(all)).toEqual([all[0], all[1]]);
});
