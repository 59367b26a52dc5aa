import type { Json } from './json.ts';
import type { CodeAsTask } from './records/code-as-task.ts';
import { ScaError } from './sca-error.ts';
import { createBaseState } from './state/base-state.ts';
import type { Tool } from './tool.ts';

/** An environment as its author writes it. */
export interface EnvironmentDefinition<State extends object = object> {
  /** `suite/name`, such as `taubench/retail`. */
  readonly id: string;
  /** Raised when tools or policy change what they do. */
  readonly version: string;
  /** Which data the tools work on: `own` (the project's), `official`, or a name of the author. Default `own`. */
  readonly world?: string;
  /** Hash of the data. Default: the digest of the initial state. */
  readonly dataHash?: string;
  /** The rules an agent has to follow, as markdown. Default: none. */
  readonly policy?: string;
  readonly tools: readonly Tool<State>[];
  /** JSON. Taken over by copy; a function is called once, when first needed. */
  readonly initialState: State | (() => State);
  /** Human-written tasks, where there are any. */
  readonly tasks?: () => readonly CodeAsTask[];
  /** Where exploration can start: user ids, pages, records. */
  readonly starts?: () => readonly Json[];
  /** Words the refusal of a call to a tool that does not exist. Default: a sentence of ours. */
  readonly describeUnknownTool?: (name: string) => string;
}

/** Tools, a policy and an initial state. A value: it knows nothing of sandboxes, models or trainers. */
export interface Environment<State extends object = object> {
  readonly id: string;
  readonly version: string;
  readonly world: string;
  readonly dataHash: string;
  readonly policy: string;
  readonly tools: readonly Tool<State>[];
  /** Tools by name. */
  readonly toolsByName: ReadonlyMap<string, Tool<State>>;
  /** The immutable state that every session starts from. */
  readonly initialState: State;
  tasks(): readonly CodeAsTask[];
  starts(): readonly Json[];
  /** Words the refusal of a call to a tool that does not exist, where the author wants it worded otherwise. */
  describeUnknownTool?(name: string): string;
}

/**
 * Completes a definition.
 *
 * @throws ScaError `ENVIRONMENT_INVALID` when the id, version or a tool name is empty or a name is used twice.
 */
export function defineEnvironment<State extends object>(
  definition: EnvironmentDefinition<State>,
): Environment<State> {
  const { id, version, tools } = definition;
  if (!id || !version) throw invalid(id, 'needs an id and a version');
  const toolsByName = indexTools(id, tools);
  const base = createBaseState(definition.initialState);
  return {
    id,
    version,
    world: definition.world ?? 'own',
    policy: definition.policy ?? '',
    tools,
    toolsByName,
    get initialState(): State {
      return base.state();
    },
    get dataHash(): string {
      return definition.dataHash ?? base.digest();
    },
    tasks: definition.tasks ?? (() => []),
    starts: definition.starts ?? (() => []),
    ...(definition.describeUnknownTool && { describeUnknownTool: definition.describeUnknownTool }),
  };
}

/** What names an environment in a record. */
export function environmentIdentity({
  id,
  world,
  version,
  dataHash,
}: Environment): CodeAsTask['environment'] {
  return { id, world, version, dataHash };
}

function indexTools<State>(id: string, tools: readonly Tool<State>[]): ReadonlyMap<string, Tool<State>> {
  const toolsByName = new Map<string, Tool<State>>();
  for (const tool of tools) {
    const { name } = tool;
    // Names that every object inherits would be found where tools are looked up as properties.
    const isUsable = typeof name === 'string' && /^[\w.-]{1,64}$/.test(name) && !(name in Object.prototype);
    if (!isUsable)
      throw invalid(
        id,
        `has a tool named "${name}"; use letters, digits, _ . -, and no name of Object.prototype`,
      );
    const problem = findToolProblem(tool);
    if (problem) throw invalid(id, `has a tool "${name}" ${problem}`);
    if (toolsByName.has(name)) throw invalid(id, `has two tools named "${name}"`);
    toolsByName.set(name, tool);
  }
  return toolsByName;
}

// Authors without types get no word from the compiler.
function findToolProblem({ effect, input, execute }: Tool): string | undefined {
  if (effect !== 'read' && effect !== 'write') return `with the effect "${effect}"; it is read or write`;
  if (typeof input?.safeParse !== 'function') return 'whose input is no zod schema';
  return typeof execute === 'function' ? undefined : 'without a function execute';
}

function invalid(id: string, problem: string): ScaError {
  return new ScaError('ENVIRONMENT_INVALID', `The environment "${id}" ${problem}.`, { details: { id } });
}
