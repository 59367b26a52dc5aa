import { identifyEpisode } from '@sca/agents';
import { deriveSeed } from '@sca/core';
import type { EpisodeSetting, Policy } from '../participants/participants.ts';
import type { TestTask, World } from '../worlds/world.ts';
import type { RunContext } from './run-context.ts';

/** One episode that is to be played. */
export interface PlannedEpisode {
  /** Of the trajectory: hash of everything that determines it. */
  readonly id: string;
  readonly world: World;
  readonly test: TestTask;
  readonly trial: number;
  readonly seed: number;
}

/** Which tasks are worked on, by whom, how often and how. */
export interface EpisodeSeries {
  /** Such as `rollout`; part of every seed. */
  readonly stage: string;
  readonly purpose: EpisodeSetting['purpose'];
  readonly tasks: readonly { readonly world: World; readonly test: TestTask }[];
  readonly policy: Policy;
  readonly trials: number;
  readonly temperature: number;
}

/** The episodes of a series, all trials of a task one after the other. */
export function planEpisodes(
  { experiment, participants }: Pick<RunContext, 'experiment' | 'participants'>,
  { stage, purpose, tasks, policy, trials, temperature }: EpisodeSeries,
): PlannedEpisode[] {
  return tasks.flatMap(({ world, test }) =>
    Array.from({ length: trials }, (_, trial) => {
      const seed = deriveSeed({ run: experiment.seed, stage, item: test.id, trial });
      const inputs = participants.episodeInputs({ world, test, policy, purpose, trial, seed, temperature });
      const { id } = identifyEpisode(inputs);
      return { id, world, test, trial, seed };
    }),
  );
}
