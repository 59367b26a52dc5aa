import type { z } from 'zod';
import type { Environment } from './environment.ts';
import type { Json } from './json.ts';
import type { StateOverlay } from './state/state-overlay.ts';
import { isToolError, type ToolResult } from './tool.ts';
import { toolFailure, toolSuccess } from './tool-result.ts';

/**
 * Carries out a call. What is wrong with the call is a result, worded for the model.
 *
 * @throws whatever the tool throws that is no `ToolError`: a bug of the tool. What it wrote stays written.
 */
export function callTool(environment: Environment, overlay: StateOverlay, call: RequestedCall): ToolResult {
  const { name, args, problem } = call;
  const tool = environment.toolsByName.get(name);
  if (!tool)
    return toolFailure(
      environment.describeUnknownTool?.(name) ?? `There is no tool named "${shorten(name)}".`,
    );
  if (problem !== undefined) return toolFailure(`The arguments of ${name} ${problem}.`);
  const input = tool.input.safeParse(args);
  if (!input.success) return toolFailure(describeInvalidInput(name, input.error));
  const state = tool.effect === 'read' ? overlay.readable : overlay.writable;
  try {
    const returned = tool.execute(state, input.data as never);
    if (returned instanceof Promise) throw new TypeError(`${name} returned a promise; tools are synchronous`);
    return toolSuccess(returned, overlay);
  } catch (thrown) {
    if (isToolError(thrown)) return toolFailure(thrown.message);
    throw thrown;
  }
}

export interface RequestedCall {
  readonly name: string;
  readonly args: Json;
  /** Why the arguments are refused before any tool sees them. */
  readonly problem: string | undefined;
}

/** Problems named in one sentence; a long list of bad items makes a bad sentence. */
const MAX_PROBLEMS = 5;
/** Characters of a name or problem that are repeated to the model. */
const MAX_LENGTH = 200;

function describeInvalidInput(tool: string, { issues }: z.ZodError): string {
  const problems = issues.slice(0, MAX_PROBLEMS).map(({ path, message }) => {
    const problem = shorten(message.replace(/^Invalid input: /, ''));
    return path.length === 0 ? problem : `${path.join('.')}: ${problem}`;
  });
  const more = issues.length > MAX_PROBLEMS ? `; and ${issues.length - MAX_PROBLEMS} more` : '';
  return `Invalid arguments for ${tool}: ${problems.join('; ')}${more}.`;
}

// Names and keys in it may be as long as the model liked.
function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}
