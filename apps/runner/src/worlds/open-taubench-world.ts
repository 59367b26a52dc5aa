import type { EpisodeOutcome } from '@sca/agents';
import { type RewardReport, ScaError } from '@sca/core';
import {
  endsEpisode,
  officialReward,
  openAirline,
  openRetail,
  selectTasks,
  type Taubench,
  type TauTask,
} from '@sca/envs-taubench';
import { suggest } from '../nearest.ts';
import { testTaskOf } from './open-worlds.ts';
import type { TestTask, World, WorldRequest } from './world.ts';

const DOMAINS = {
  'taubench/retail': { open: openRetail, factory: 'createRetail' },
  'taubench/airline': { open: openAirline, factory: 'createAirline' },
} as const;

/** Opens a domain of tau-bench. Official tasks are scored by the benchmark's own reward. */
export function openTaubenchWorld({ environment: id, world, dataDir, subset }: WorldRequest): World {
  const domain = Object.hasOwn(DOMAINS, id) ? DOMAINS[id as keyof typeof DOMAINS] : undefined;
  if (!domain)
    throw new ScaError(
      'ENVIRONMENT_UNKNOWN',
      `There is no environment "${id}". ${suggest(id, Object.keys(DOMAINS))}`,
    );
  const options = world === 'official' ? { world, dataDir } : { world };
  const bench = domain.open(options);
  return {
    reference: { module: import.meta.resolve('@sca/envs-taubench'), export: domain.factory, options },
    environment: bench.environment,
    hasUser: true,
    endsEpisode,
    testTasks: () =>
      world === 'official' ? officialTasks(bench, subset) : bench.environment.tasks().map(testTaskOf),
  };
}

function officialTasks(bench: Taubench, subset: 'full' | 'paper'): TestTask[] {
  return selectTasks(bench.domain, bench.world.tasks('test'), subset).map((task) => ({
    id: `taubench/${bench.domain}/test/${task.id}`,
    instruction: task.instruction,
    reward: (outcome) => scoreOfficially(bench, task, outcome),
  }));
}

function scoreOfficially(bench: Taubench, task: TauTask, outcome: EpisodeOutcome): RewardReport {
  const digest = outcome.session.digest();
  if (typeof digest !== 'string') throw new TypeError('an in-process session has its digest at once');
  const { reward, isStateEqual, missingOutputs } = officialReward(bench, task, {
    session: { digest: () => digest },
    messages: outcome.messages,
  });
  const problems = [
    ...(isStateEqual ? [] : ['the database is not as the ground truth leaves it']),
    ...missingOutputs.map((output) => `"${output}" was not said`),
  ];
  return { reward, bucket: reward === 1 ? null : 'agent', detail: problems.join('; ') };
}
