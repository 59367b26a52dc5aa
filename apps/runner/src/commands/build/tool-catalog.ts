import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type Environment,
  messageOf,
  ScaError,
  type ToolSchema,
  type Trajectory,
  toolSchema,
} from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { z } from 'zod';
import { environments } from '../../environments.ts';
import { resolveEnvironment } from '../../resolve-environment.ts';
import { escapeText } from '../../terminal/escape-text.ts';

/** Knows which tools a policy was shown: trajectories name their environment, not its tools. */
export interface ToolCatalog {
  /**
   * Loads what is needed for a trajectory's tools; known environments are loaded when first met. Undefined where
   * there is nothing to wait for.
   */
  prepare(trajectory: Trajectory): Promise<void> | undefined;
  toolsOf(trajectory: Trajectory): readonly ToolSchema[];
  /** Environments whose tools are not known, with the number of trajectories that lack them. */
  readonly unknown: ReadonlyMap<string, number>;
}

const ToolList = z.array(
  z.strictObject({
    name: z.string(),
    description: z.string(),
    parameters: z.record(z.string(), z.unknown()),
  }),
);

/** @throws ScaError `OPTION_INVALID`, `ENVIRONMENT_UNKNOWN`, and what loading an environment throws. */
export async function openToolCatalog(
  { env = [], tools }: { readonly env?: readonly string[]; readonly tools?: string },
  cwd: string,
): Promise<ToolCatalog> {
  if (tools !== undefined)
    return fixedCatalog(tools === 'none' ? [] : await readTools(resolve(cwd, tools), tools));
  const loaded = new Map<string, readonly ToolSchema[]>();
  for (const idOrPath of env) {
    const environment = await loadEnvironment(await resolveEnvironment(idOrPath, cwd));
    loaded.set(keyOf(environment), schemasOf(environment));
  }
  const unknown = new Map<string, number>();
  return {
    prepare(trajectory) {
      const key = keyOf(trajectory.environment);
      if (loaded.has(key) || !callsTools(trajectory)) return undefined;
      return knownTools(trajectory).then((tools) => void loaded.set(key, tools ?? []));
    },
    toolsOf(trajectory) {
      if (!callsTools(trajectory)) return [];
      const found = loaded.get(keyOf(trajectory.environment)) ?? [];
      const { id } = trajectory.environment;
      if (found.length === 0) unknown.set(id, (unknown.get(id) ?? 0) + 1);
      return found;
    },
    unknown,
  };
}

function fixedCatalog(tools: readonly ToolSchema[]): ToolCatalog {
  return { prepare: () => undefined, toolsOf: () => tools, unknown: new Map() };
}

/** Worlds of one environment may word their tools differently. */
function keyOf({ id, world }: { readonly id: string; readonly world: string }): string {
  return `${world}\n${id}`;
}

function schemasOf(environment: Environment): readonly ToolSchema[] {
  return environment.tools.map(toolSchema);
}

/** The tools of an environment that `--env` knows by id, in the same world. */
async function knownTools({ environment }: Trajectory): Promise<readonly ToolSchema[] | undefined> {
  const reference = await environments.get(environment.id)?.();
  const known = reference && (await loadEnvironment(reference));
  return known && keyOf(known) === keyOf(environment) ? schemasOf(known) : undefined;
}

/** Policies that write code or actions as text were told of their tools in the prompt, not beside it. */
function callsTools({ messages, policy }: Trajectory): boolean {
  const { protocol } = policy as { protocol?: { name?: unknown } };
  if (protocol?.name === 'tool-calling') return true;
  return messages.some((message) => message.role === 'assistant' && (message.toolCalls?.length ?? 0) > 0);
}

async function readTools(path: string, name: string): Promise<readonly ToolSchema[]> {
  try {
    return ToolList.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (thrown) {
    const problem = thrown instanceof z.ZodError ? z.prettifyError(thrown) : messageOf(thrown);
    const sentence = `--tools ${escapeText(name)}: it is no list of { name, description, parameters }: ${problem}`;
    throw new ScaError('OPTION_INVALID', sentence, { cause: thrown, details: { option: 'tools', path } });
  }
}
