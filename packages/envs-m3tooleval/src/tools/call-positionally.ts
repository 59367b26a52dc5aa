import type { Json, Session, ToolResult } from '@sca/core';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { checkArity } from './check-arity.ts';
import type { PythonTool } from './python-tool.ts';
import { toWire } from './wire-value.ts';

/** A positional call, as the original's actions are. */
export interface PositionalCall {
  readonly tool: PythonTool;
  readonly args: readonly PythonValue[];
}

/**
 * Calls a tool of a session by position. A wrong number of arguments is refused in Python's words; the session
 * records that call too, in a form that no tool takes.
 */
export async function callPositionally(
  session: Session,
  { tool, args }: PositionalCall,
): Promise<ToolResult> {
  const problem = arityProblem(tool, args.length);
  if (problem === undefined) return session.call(tool.name, namedArguments(tool, args));
  await session.call(tool.name, { positional: args.map(toWire) });
  return { ok: false, error: problem, text: problem };
}

/** Arguments by name, `*args` as an array. */
function namedArguments(tool: PythonTool, args: readonly PythonValue[]): Record<string, Json> {
  const named = tool.parameters.map(({ name, isRest }, index): [string, Json] => {
    return [name, isRest ? args.slice(index).map(toWire) : toWire(args[index] ?? null)];
  });
  return Object.fromEntries(named);
}

function arityProblem(tool: PythonTool, count: number): string | undefined {
  try {
    checkArity(tool, count);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof PythonError) return thrown.message;
    throw thrown;
  }
}
