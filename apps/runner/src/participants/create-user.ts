import { createModelUser, createScriptedUser, type OfficialPrompts, type SimulatedUser } from '@sca/agents';
import { type Model, ScaError } from '@sca/core';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { World } from '../worlds/world.ts';

export interface UserRequest {
  readonly strategy: Experiment['rollout']['user'];
  /** Plays the user, where a model does. */
  readonly model: Model | undefined;
  /** Official wording, where the data folder has it. */
  readonly prompts: OfficialPrompts | undefined;
}

/**
 * The user of a world; undefined where nobody answers in it. Official worlds get the benchmark's own simulator.
 *
 * @throws ScaError `OPTION_INVALID` where a model is needed and none is named
 */
export function createUser(
  world: World,
  { strategy, model, prompts }: UserRequest,
): SimulatedUser | undefined {
  if (!world.hasUser || strategy === 'none') return undefined;
  if (strategy === 'scripted') return createScriptedUser();
  if (!model)
    throw new ScaError(
      'OPTION_INVALID',
      `rollout.user is ${strategy}, and models.user names no model to play it.`,
      {
        details: { strategy },
      },
    );
  const compat = world.environment.world === 'official' ? 'upstream' : 'fixed';
  return createModelUser({ strategy, model, compat, prompts });
}
