import { type Environment, type LocalSession, messageOf, ScaError, type ToolResult } from '@sca/core';
import type { GuestOutcome, ToolAnswer, ToolCaller } from '../engine/guest-engine.ts';
import type { SharedMonitor } from './shared-clock.ts';

/** Marks the time inside a tool, so that a tool that hangs is not taken for guest code that does. */
export type ToolTimer = Pick<SharedMonitor, 'duringTool'>;

export interface SessionTools {
  readonly names: readonly string[];
  readonly call: ToolCaller;
}

export interface SessionToolsParts {
  readonly environment: Environment;
  readonly session: LocalSession;
  readonly monitor: ToolTimer;
  /** Told each result's JSON text. */
  onResult?(json: string): unknown;
}

/** An environment's tools as guest code calls them. */
export function sessionTools({ environment, session, monitor, onResult }: SessionToolsParts): SessionTools {
  const names = environment.tools.map(({ name }) => name);
  const call = (index: number, argumentsJson: string): ToolAnswer => {
    const name = names[index] ?? '';
    const args = parseArguments(argumentsJson);
    if (args === undefined) return { refusal: `The arguments of ${name} are nested too deeply.` };
    const result = monitor.duringTool(() => callTool(session, { name, args: args.value }));
    if (!result.ok) return { refusal: result.error };
    onResult?.(result.json);
    return result;
  };
  return { names, call };
}

// JSON.parse of a deeply nested text overflows the stack; that is the guest's doing, not a failure of ours.
function parseArguments(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Calls a tool. @throws ScaError `HOST_TOOL_FAILED` where it throws anything but a `ToolError`. */
export function callTool(session: LocalSession, { name, args }: { name: string; args: unknown }): ToolResult {
  try {
    return session.call(name, args);
  } catch (thrown) {
    throw hostToolFailed(name, thrown);
  }
}

/** The error of a tool that threw something else than a `ToolError`. */
export function hostToolFailed(tool: string, thrown: unknown): ScaError {
  const message = `The tool ${tool} failed on the host: ${messageOf(thrown)}. This is a bug of the tool, not of the code that called it; refusals are thrown as ToolError.`;
  return new ScaError('HOST_TOOL_FAILED', message, { cause: thrown, details: { tool } });
}

/** The outcome, unless the host failed during the run. */
export function withoutHostFailure(outcome: GuestOutcome): GuestOutcome {
  if (outcome.hostFailure) throw outcome.hostFailure.thrown;
  return outcome;
}
