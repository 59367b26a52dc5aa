import { type CodeAsTask, type EnvironmentReference, ScaError } from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { resolveEnvironment } from '../resolve-environment.ts';
import type { TestTask, World, WorldRequest } from './world.ts';

/**
 * Opens the environments that an experiment names.
 *
 * @throws ScaError `WORLD_MISSING`, `ENVIRONMENT_UNKNOWN`, `ENVIRONMENT_LOAD_FAILED`, and what the environments say of missing data
 */
export async function openWorlds(request: WorldRequest, cwd: string): Promise<World[]> {
  const { environment } = request;
  if (environment === 'm3tooleval' || environment.startsWith('m3tooleval/')) return openM3ToolEval(request);
  if (environment.startsWith('taubench/')) {
    const { openTaubenchWorld } = await import('./open-taubench-world.ts');
    return [openTaubenchWorld(request)];
  }
  if (request.world === 'official')
    throw new ScaError(
      'WORLD_MISSING',
      `${environment} has no official world; it is no benchmark's. Set world to own.`,
      {
        details: { environment },
      },
    );
  return [await openWorld(await resolveEnvironment(environment, cwd))];
}

async function openM3ToolEval({ environment, world, dataDir }: WorldRequest): Promise<World[]> {
  const { environmentReferences } = await import('@sca/envs-m3tooleval');
  const options = world === 'official' ? { world, dataDir } : { world };
  return Promise.all(environmentReferences(environment, options).map(openWorld));
}

async function openWorld(reference: EnvironmentReference): Promise<World> {
  const environment = await loadEnvironment(reference);
  return {
    reference,
    environment,
    hasUser: false,
    testTasks: () => environment.tasks().map(testTaskOf),
  };
}

/** A task that its own verifier scores. */
export function testTaskOf(task: CodeAsTask): TestTask {
  return { id: task.id, instruction: task.instruction, task };
}
