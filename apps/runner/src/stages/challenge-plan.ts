import { contentHash, deriveSeed, environmentIdentity, type Json } from '@sca/core';
import type { TaskWriters } from '../participants/participants.ts';
import type { World } from '../worlds/world.ts';
import type { RunContext } from './run-context.ts';

/** One proposal that is to be asked for. */
export interface PlannedChallenge {
  /** Hash of everything that determines it. */
  readonly key: string;
  readonly iteration: number;
  readonly index: number;
  readonly world: World;
  readonly seed: number;
}

/** The proposals of an iteration in order, world after world in turn, up to the most that may be asked for. */
export function* planChallenges(
  { experiment, worlds }: Pick<RunContext, 'experiment' | 'worlds'>,
  { iteration, writers }: { readonly iteration: number; readonly writers: TaskWriters },
): Generator<PlannedChallenge> {
  const identities = worlds.map(({ environment }) => environmentIdentity(environment));
  for (let index = 0; index < experiment.challenge.maxProposals; index += 1) {
    const turn = index % worlds.length;
    const world = worlds[turn] as World;
    const seed = deriveSeed({ run: experiment.seed, stage: `challenge ${iteration}`, item: index });
    const inputs = {
      stage: 'challenge',
      challenger: writers.identity,
      environment: identities[turn],
      mode: experiment.mode,
      seed,
    };
    yield { key: contentHash(inputs as unknown as Json), iteration, index, world, seed };
  }
}
