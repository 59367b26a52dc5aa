import { createRandom } from '@sca/core';
import { describe, expect, test } from 'vitest';
import { createPolicy } from '../policy/create-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { advantageRows, dpoRows, rftRows, writeRows } from '../testing/toy-data.test.support.ts';
import { passRate, playAll, type ToyEpisode, toyTasks, toyTools } from '../testing/toy-world.test.support.ts';
import { trainPolicy } from './train-policy.ts';
import type { TrainOptions } from './training-options.ts';

const ROUNDS = 4;
const TASKS = 48;
const TRIALS = 8;

type Groups = readonly (readonly ToyEpisode[])[];

interface Loop {
  readonly algorithm: TrainOptions['algorithm'];
  readonly seed: number;
  readonly rename?: (name: string) => string;
  /** What is done to the rewards before they are learned from. */
  readonly tamper?: (groups: Groups, round: number) => Groups;
}

const BUILDERS = { rft: rftRows, dpo: dpoRows, ppo: advantageRows, grpo: advantageRows };

/** Pass rates on tasks of another seed before and after some rounds of rollouts and training. */
async function loop({ algorithm, seed, rename, tamper = (groups) => groups }: Loop) {
  const tools = toyTools(rename);
  const schemas = tools.map(({ schema }) => schema);
  const measure = async (policy: Policy): Promise<number> =>
    passRate(await playAll(policy, { tasks: toyTasks(9_000, 80), tools, trials: 2, seed: 5_000_000 }));
  let policy = createPolicy();
  const before = await measure(policy);
  for (let round = 0; round < ROUNDS; round += 1) {
    const tasks = toyTasks(100 * seed + round, TASKS);
    const played = await playAll(policy, {
      tasks,
      tools,
      trials: TRIALS,
      seed: 1_000_000 * seed + 100_000 * round,
    });
    const files = [writeRows(BUILDERS[algorithm](tamper(played, round), schemas))];
    policy = (await trainPolicy(policy, { algorithm, files, seed })).policy;
  }
  return { before, after: await measure(policy) };
}

describe('training on files', () => {
  test.each(['rft', 'dpo', 'ppo', 'grpo'] as const)('%s makes a better policy', async (algorithm) => {
    const { before, after } = await loop({ algorithm, seed: 1 });
    expect(before).toBeLessThan(0.35);
    expect(after).toBeGreaterThan(before + 0.3);
  });

  test('does not make a better policy of rewards that belong to other episodes', async () => {
    const tamper = (groups: Groups, round: number): Groups => {
      const rewards = createRandom(round).shuffle(groups.flat().map(({ reward }) => reward));
      return groups.map((group) => group.map((episode) => ({ ...episode, reward: rewards.pop() ?? 0 })));
    };
    const { before, after } = await loop({ algorithm: 'rft', seed: 1, tamper });
    expect(after).toBeLessThan(before + 0.1);
  });

  test('learns as well with tools whose names say nothing', async () => {
    const named = await loop({ algorithm: 'rft', seed: 2 });
    const rename = (name: string): string =>
      `f${[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`;
    const renamed = await loop({ algorithm: 'rft', seed: 2, rename });
    expect(renamed.after - renamed.before).toBeGreaterThan(named.after - named.before - 0.15);
  });
});
