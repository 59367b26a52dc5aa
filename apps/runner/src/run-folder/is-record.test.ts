import type { JsonObject } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { isChallenge, isTrajectory } from './is-record.ts';

const usage = { calls: 1, promptTokens: 1, completionTokens: 1 };
const trajectory: JsonObject = {
  ...{ schema: 'sca.trajectory/v1', id: 'a', taskId: 't', trial: 0, reward: 1, answer: null },
  ...{ messages: [{ role: 'user', content: '' }], calls: [], policy: {}, stop: { type: 'answer' }, usage },
};
const task = { id: 'b', instruction: 'Do it.', environment: {}, provenance: {} };
const challenge: JsonObject = { schema: 'sca.challenge/v1', key: 'k', attempts: [], tasks: [task], usage };

describe('records', () => {
  it('are taken', () => {
    expect([isTrajectory(trajectory), isTrajectory({ ...trajectory, reward: null })]).toEqual([true, true]);
    expect(isChallenge(challenge)).toBe(true);
  });

  it.each([
    ...['1', 7, true].map((reward) => ({ reward })),
    { id: null },
    { messages: [null] },
    { messages: 'x' },
    { policy: null },
    { usage: { promptTokens: '1' } },
  ])('are refused as episodes with %j', (spoiled) => {
    expect(isTrajectory({ ...trajectory, ...spoiled })).toBe(false);
  });

  it.each(['id', 'answer', 'reward', 'stop'])('are refused as episodes without %s', (name) => {
    expect(isTrajectory(Object.fromEntries(Object.entries(trajectory).filter(([key]) => key !== name)))).toBe(
      false,
    );
  });

  it.each([{ key: null }, { tasks: 5 }, { tasks: [5] }, { tasks: [{}] }, { attempts: null }])(
    'are refused as challenges with %j',
    (spoiled) => {
      expect(isChallenge({ ...challenge, ...spoiled })).toBe(false);
    },
  );
});
