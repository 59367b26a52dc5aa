import { type Model, startSession, type Trajectory } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import type { EpisodeOptions } from '../executor/episode-options.ts';
import { runEpisode } from '../executor/run-episode.ts';
import { createStrategy } from '../executor/strategies/create-strategy.ts';
import { scriptedModel } from './scripted-model.test.support.ts';
import { shop } from './shop.test.support.ts';

/** Runs an episode in the shop: by tool calls and without a user, where nothing else is said. */
export function play(
  script: readonly ScriptedStep[] | Model,
  options: Partial<EpisodeOptions> = {},
): Promise<Trajectory> {
  const withUser = options.user !== undefined;
  return runEpisode({
    model: 'generate' in script ? script : scriptedModel(script),
    environment: shop,
    session: startSession(shop),
    task: { id: 'task-1', instruction: 'Cancel order A-1.' },
    protocol: createStrategy({ strategy: 'tool-calling', withUser }),
    seed: 7,
    ...options,
  });
}
