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

/** Mean over the tasks, and half of its 95 % interval. */
interface Gain {
  readonly mean: number;
  readonly margin: number;
}

/** Pass rates on tasks of another seed before and after some rounds of rollouts and training. */
async function loop({ algorithm, seed, rename, tamper = (groups) => groups }: Loop) {
  const tools = toyTools(rename);
  const schemas = tools.map(({ schema }) => schema);
  const measure = (policy: Policy): Promise<ToyEpisode[][]> =>
    playAll(policy, { tasks: toyTasks(9_000, 80), tools, trials: 2, seed: 5_000_000 });
  let policy = createPolicy();
  const first = await measure(policy);
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
  const last = await measure(policy);
  return { before: passRate(first), after: passRate(last), gain: gainBetween(first, last) };
}

/** Trials of a task are not independent, so the tasks are what the interval counts. */
function gainBetween(before: Groups, after: Groups): Gain {
  const gains = after.map((group, index) => passRate([group]) - passRate([before[index] ?? []]));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  return { mean, margin: 1.96 * Math.sqrt(variance / gains.length) };
}

describe('training on files', () => {
  test.each(['rft', 'dpo', 'ppo', 'grpo'] as const)('%s makes a better policy', async (algorithm) => {
    const { before, after } = await loop({ algorithm, seed: 1 });
    expect(before).toBeLessThan(0.35);
    expect(after).toBeGreaterThan(before + 0.3);
  });

  test('gains nothing from rewards that belong to other episodes', async () => {
    const tamper = (groups: Groups, round: number): Groups => {
      const rewards = createRandom(round).shuffle(groups.flat().map(({ reward }) => reward));
      return groups.map((group) => group.map((episode) => ({ ...episode, reward: rewards.pop() ?? 0 })));
    };
    const { gain } = await loop({ algorithm: 'rft', seed: 1, tamper });
    expect(Math.abs(gain.mean)).toBeLessThan(gain.margin);
  });

  test('learns as well with tools whose names say nothing: the gain stays within its interval', async () => {
    const named = await loop({ algorithm: 'rft', seed: 2 });
    const rename = (name: string): string =>
      `f${[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`;
    const renamed = await loop({ algorithm: 'rft', seed: 2, rename });
    expect(Math.abs(renamed.gain.mean - named.gain.mean)).toBeLessThan(named.gain.margin);
  });
});
