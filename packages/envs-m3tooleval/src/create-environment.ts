import { completeTask, contentHash, defineEnvironment, type Environment, type Json } from '@sca/core';
import type { Compat } from './compat.ts';
import { openDataFolder } from './data/data-folder.ts';
import { type OfficialTask, readOfficialTasks } from './data/official-data.ts';
import { type EnvironmentOptions, type ResolvedOptions, resolveOptions } from './environment-options.ts';
import { SUITE_IDS } from './suite-name.ts';
import type { Suite } from './suites/suite.ts';
import { suites } from './suites/suites.ts';
import { type ProposalOptions, proposeOfficialTask, proposeOwnTask } from './tasks/propose-task.ts';
import { describeTools, type ToolTexts } from './tools/describe-tools.ts';
import type { PythonTool } from './tools/python-tool.ts';
import { toCoreTool } from './tools/to-core-tool.ts';

/** Raised when tools change what they do. */
const VERSION = '1.0.0';

/**
 * Makes the environment of a suite.
 *
 * @throws ScaError `OPTION_INVALID`, and for the official world `DATA_MISSING`, `DATA_UNREADABLE`, `DATA_VERSION`
 */
export async function createEnvironment(
  suiteName: keyof typeof suites,
  options?: EnvironmentOptions,
): Promise<Environment> {
  const suite = suites[suiteName];
  const resolved = resolveOptions(options);
  const world = resolved.world === 'own' ? ownWorld(suite) : await officialWorld(suite, resolved.dataDir);
  return environmentOf(suite, world, resolved);
}

/** What a world brings: the state, how tools are described, the tasks. */
interface World {
  readonly state: object;
  readonly toolTexts: ToolTexts;
  readonly officialTasks: readonly OfficialTask[];
}

function ownWorld(suite: Suite): World {
  return { state: suite.ownState(), toolTexts: new Map(), officialTasks: [] };
}

async function officialWorld(suite: Suite, dataDir: string): Promise<World> {
  const folder = await openDataFolder(dataDir);
  const officialTasks = await readOfficialTasks(folder, [suite.name]);
  const toolTexts = officialTasks[0]?.tools ?? new Map();
  return { state: await suite.officialState(folder), toolTexts, officialTasks };
}

function environmentOf(
  suite: Suite,
  world: World,
  { compat, world: worldName }: ResolvedOptions,
): Environment {
  const tools = describeTools(
    suite.tools(compat),
    repairedTexts(world.toolTexts, suite.tools(compat), compat),
  );
  const environment: Environment = defineEnvironment({
    id: SUITE_IDS[suite.name],
    // Both rules work on the same data; a record has to say by which it was made.
    version: `${VERSION}-${compat}`,
    world: worldName,
    dataHash: contentHash({
      state: world.state as Json,
      tools: tools.map(({ name, description }) => [name, description]),
    }),
    policy: suite.policy,
    tools: tools.map(toCoreTool),
    initialState: world.state,
    tasks: () =>
      proposals(suite, world, { environmentId: SUITE_IDS[suite.name], compat }).map((proposal) =>
        completeTask(proposal, environment),
      ),
    starts: () => suite.starts?.(world.state) ?? [],
  });
  return environment;
}

function proposals(
  suite: Suite,
  world: World,
  options: ProposalOptions,
): ReturnType<typeof proposeOwnTask>[] {
  if (world.officialTasks.length > 0)
    return world.officialTasks.map((task) => proposeOfficialTask(task, options));
  return suite.ownTasks().map((task) => proposeOwnTask(task, options));
}

/** Fault 14: the official signature of find_flights leaves an argument out. */
function repairedTexts(texts: ToolTexts, tools: readonly PythonTool[], compat: Compat): ToolTexts {
  const text = texts.get('find_flights');
  const tool = tools.find(({ name }) => name === 'find_flights');
  if (compat === 'upstream' || !text || !tool) return texts;
  return new Map([...texts, [tool.name, { ...text, signature: tool.signature }]]);
}
