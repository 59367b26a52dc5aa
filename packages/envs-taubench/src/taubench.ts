import { type CodeAsTask, defineEnvironment, type Environment } from '@sca/core';
import type { Compat } from './compat.ts';
import { DOMAINS, type DomainName } from './domain.ts';
import { readOfficialWorld } from './official/read-official-world.ts';
import { createOwnWorld } from './own/own-world.ts';
import { codeAsTaskOf } from './tasks/code-as-task-of.ts';
import type { ResolvedTaubenchOptions } from './taubench-options.ts';
import { buildTool, type ToolSettings } from './tools/build-tool.ts';
import type { TauTool } from './tools/tau-tool.ts';
import type { World } from './world.ts';

/** Raised when tools or the own worlds change what they do. */
const VERSION = '1.0.0';

/** An environment and the world that it is made of. */
export interface Taubench {
  readonly domain: DomainName;
  readonly compat: Compat;
  readonly environment: Environment;
  readonly world: World;
}

/**
 * Opens a domain.
 *
 * @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE`, `DATA_VERSION` where the official data is asked for.
 */
export function openTaubench(domain: DomainName, options: ResolvedTaubenchOptions): Taubench {
  const { compat, seed, size } = options;
  const world =
    options.world === 'official'
      ? readOfficialWorld(options.dataDir, domain)
      : createOwnWorld(domain, { seed, size });
  const settings: ToolSettings = { domain, compat, schemas: world.schemas };
  const environment: Environment = defineEnvironment({
    id: `taubench/${domain}`,
    version: `${VERSION}-${compat}`,
    world: world.name,
    policy: world.policy,
    tools: (DOMAINS[domain].tools as readonly TauTool<object>[]).map((tool) => buildTool(tool, settings)),
    initialState: world.database,
    // Upstream: envs/base.py.
    describeUnknownTool: (name) => `Unknown action ${name}`,
    tasks: () => codeAsTasks({ domain, compat, environment, world }),
    starts: () => startsOf(world),
  });
  return { domain, compat, environment, world };
}

/** The test tasks that can be written as code. */
function codeAsTasks({ domain, environment, world }: Taubench): readonly CodeAsTask[] {
  const kind = world.name === 'official' ? 'official' : 'own';
  return world
    .tasks('test')
    .map((task) => codeAsTaskOf(environment, task, { domain, kind }))
    .filter((task) => task !== undefined);
}

/** Customers to explore from. Those of the test tasks are held out. */
function startsOf(world: World): readonly { user_id: string }[] {
  const heldOut = new Set(world.tasks('test').map(({ user_id }) => user_id));
  const users = Object.keys(world.database().users ?? {});
  return users.filter((user_id) => !heldOut.has(user_id)).map((user_id) => ({ user_id }));
}
