import type { Usage } from '@sca/core';
import { expect, it } from 'vitest';
import { summariseTrajectory, type TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import { rollout } from '../testing/rollout.ts';
import { costsOf, perUnit } from './costs.ts';

const usage = (calls: number, costUsd: number | null = calls): Usage => ({
  calls,
  promptTokens: 10 * calls,
  cachedTokens: 0,
  completionTokens: calls,
  costUsd,
});

const episode = (id: string, userUsage?: Usage): TrajectorySummary => ({
  ...summariseTrajectory(rollout(id)),
  usage: usage(2),
  ...(userUsage && { userUsage }),
});

/** A challenge, two rollouts with a user, and an evaluation that two measurements share. */
function costsWith(user: Usage): ReturnType<typeof costsOf> {
  const sets = [{ set: 'own', tasks: 1, episodes: [episode('m', user)] }];
  return costsOf({
    folder: { challenges: { summaries: () => [{ key: 'k', usage: usage(4) }] } as never },
    iterations: [{ rollout: { episodes: [episode('a', user), episode('b', user)] } }],
    evaluations: [{ sets }, { sets }],
  } as unknown as PipelineResult & Parameters<typeof costsOf>[0]);
}

it('counts an episode once that two measurements share, and its user too', () => {
  const { roles } = costsWith(usage(1));
  expect(roles.map(({ role, calls }) => [role, calls])).toEqual([
    ['challenger', 4],
    ['rollouts', 4],
    ['rollouts, user', 2],
    ['evaluation', 2],
    ['evaluation, user', 1],
  ]);
});

it('charges training samples for the users of their rollouts', () => {
  expect(costsWith(usage(1)).training).toMatchObject({ calls: 4 + 4 + 2, costUsd: 10 });
  expect(costsWith(usage(1, null)).training).toMatchObject({ calls: 10, costUsd: null });
});

it('has nothing to say of one where there is none', () => {
  expect(perUnit(usage(3, 6), 3)).toEqual({ calls: 1, promptTokens: 10, completionTokens: 1, costUsd: 2 });
  expect(perUnit(usage(3), 0)).toBeNull();
});
