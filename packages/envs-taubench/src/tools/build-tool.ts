import { defineTool, type Tool, type ToolSchema, toolSchema, withText } from '@sca/core';
import { z } from 'zod';
import type { Compat } from '../compat.ts';
import { bindArguments } from '../python/bind-arguments.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { TauTool } from './tau-tool.ts';

/** What turns a {@link TauTool} into a tool of one environment. */
export interface ToolSettings {
  /** retail or airline: stands in the module paths of exception texts. */
  readonly domain: string;
  readonly compat: Compat;
  /** Descriptions and parameters that replace our own, by tool name. */
  readonly schemas: ReadonlyMap<string, ToolSchema>;
}

/** Completes a tool for one environment. */
export function buildTool<State>(tool: TauTool<State>, settings: ToolSettings): Tool<State> {
  const { domain, compat, schemas } = settings;
  const { name, effect, parameters } = tool;
  const shown = schemas.get(name) ?? toolSchema({ ...tool, input: parameters });
  const signature = { domain, tool: name, parameters: Object.keys(parameters.shape) };
  // The original takes whatever it is given and fails on the way; what models are shown is the same in both modes.
  const accepted: z.ZodType = compat === 'upstream' ? z.unknown() : parameters;
  return defineTool({
    name,
    description: shown.description,
    effect,
    input: accepted.meta(shown.parameters),
    execute(state: State, given: unknown) {
      const args =
        compat === 'upstream' ? bindArguments(signature, given as PythonValue) : (given as PythonDict);
      const { value, text } = tool.execute(state, args, compat);
      return withText(value, text);
    },
  });
}
