import { createStrategy, type OfficialPrompts } from '@sca/agents';
import { type ActionProtocol, ScaError } from '@sca/core';
import { createActionProtocol } from '@sca/envs-m3tooleval';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { World } from '../worlds/world.ts';

export interface ProtocolRequest {
  readonly strategy: Experiment['rollout']['strategy'];
  readonly world: World;
  /** Official wording, where the data folder has it. */
  readonly prompts: OfficialPrompts | undefined;
}

/**
 * How a policy is prompted and read in a world. Official worlds follow the benchmarks' rules, in their words where the
 * data folder has them.
 *
 * @throws ScaError `OPTION_INVALID` where the environment has no such strategy
 */
export function chooseProtocol({ strategy, world, prompts }: ProtocolRequest): ActionProtocol {
  if (strategy === 'json' || strategy === 'text') return m3Protocol(strategy, world);
  const isOfficialTalk = world.hasUser && world.environment.world === 'official' && strategy !== 'code';
  return createStrategy({
    strategy,
    withUser: world.hasUser,
    compat: isOfficialTalk ? 'upstream' : 'fixed',
    ...(isOfficialTalk && { prompts }),
  });
}

function m3Protocol(mode: 'json' | 'text', { environment }: World): ActionProtocol {
  if (environment.id.startsWith('m3tooleval/')) return createActionProtocol({ environment, mode });
  throw new ScaError(
    'OPTION_INVALID',
    `The strategy ${mode} is one of M3ToolEval's; ${environment.id} takes tool-calling, react, act or code.`,
    { details: { strategy: mode, environment: environment.id } },
  );
}
