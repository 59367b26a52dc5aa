import type { Session } from '@sca/core';
import type { Compat } from '../compat.ts';
import { PythonTuple, type PythonValue } from '../python/python-value.ts';
import { repr, str } from '../python/repr.ts';
import { callPositionally } from '../tools/call-positionally.ts';
import type { PythonTool } from '../tools/python-tool.ts';
import { cutObservation } from './cut-observation.ts';
import type { RequestedAction } from './requested-action.ts';

/** What a call is carried out on. */
export interface CallContext {
  readonly session: Session;
  readonly tools: ReadonlyMap<string, PythonTool>;
  readonly compat: Compat;
}

/** Carries out an action and words what the model sees of it. Upstream: tasks/base.py, Action execution */
export async function observeCall(
  { tool: name, args }: RequestedAction,
  context: CallContext,
): Promise<string> {
  const tool = typeof name === 'string' ? context.tools.get(name) : undefined;
  if (!tool) return unknownTool(name, context.compat);
  const result = await callPositionally(context.session, { tool, args });
  return result.ok
    ? cutObservation(result.text)
    : failedCall(tool.name, args, { error: result.error, compat: context.compat });
}

/** Fault 7: `Cound` is upstream's own. */
export function unknownTool(name: PythonValue, compat: Compat): string {
  return `${compat === 'upstream' ? 'Cound' : 'Could'} not find tool with name ${str(name)}`;
}

interface CallFailure {
  readonly error: string;
  readonly compat: Compat;
}

/** Fault 7: upstream keeps the reason to itself. */
export function failedCall(
  name: string,
  args: readonly PythonValue[],
  { error, compat }: CallFailure,
): string {
  const sentence = `Failed to execute tool ${name} with args ${repr(new PythonTuple(args))}. Did you try to invoke more than one tool at a time?`;
  return compat === 'upstream' ? sentence : `${sentence} Error: ${error}`;
}
