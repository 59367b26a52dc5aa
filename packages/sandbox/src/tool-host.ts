import { type Json, type ToolCallRecord, ToolError } from '@sca/core';
import type { Limits } from './limits.ts';
import type { ToolReply } from './worker/protocol.ts';
import { hostToolFailed } from './worker/session-tools.ts';

/** Tools by name. A tool refuses a call by throwing a `ToolError`; anything else that it throws is its own bug. */
export type CallersTools = { readonly [name: string]: CallersTool };

// A method's parameter may be narrower than Json: tools say which arguments they take.
type CallersTool = { call(args: Json): unknown }['call'];

/** The caller's side of the tools of one run. */
export interface ToolHost {
  readonly names: readonly string[];
  readonly calls: readonly ToolCallRecord[];
  answer(name: string, argumentsJson: string): Promise<ToolReply>;
  /** The reply of the run, or the first failure of a tool, which outranks it. */
  watch(reply: Promise<unknown>): Promise<unknown>;
}

export function createToolHost(tools: CallersTools, { toolTimeMs }: Limits): ToolHost {
  const calls: ToolCallRecord[] = [];
  let failure: Error | undefined;
  const answer = async (name: string, argumentsJson: string): Promise<ToolReply> => {
    // The tool gets a copy of its own: it may change what the record keeps.
    let args: Json;
    let recorded: Json;
    try {
      args = JSON.parse(argumentsJson) as Json;
      recorded = JSON.parse(argumentsJson) as Json;
    } catch {
      return { refusal: `The arguments of ${name} are nested too deeply.` };
    }
    try {
      const value = await withinTime(tools[name]?.(args), { name, toolTimeMs });
      const json = JSON.stringify(value) ?? 'null';
      calls.push({ name, args: recorded, ok: true });
      return { json };
    } catch (thrown) {
      calls.push({ name, args: recorded, ok: false });
      if (isRefusal(thrown)) return { refusal: thrown.message };
      failure ??= hostToolFailed(name, thrown);
      return { failed: true };
    }
  };
  const watch = async (reply: Promise<unknown>): Promise<unknown> => {
    let value: unknown;
    try {
      value = await reply;
    } catch (thrown) {
      throw failure ?? thrown;
    }
    // A run that was killed after its tool failed ends without knowing of the failure.
    if (failure) throw failure;
    return value;
  };
  return { names: Object.keys(tools), calls, answer, watch };
}

// What was thrown may be a proxy that throws when it is looked at.
function isRefusal(thrown: unknown): thrown is ToolError {
  try {
    return thrown instanceof ToolError;
  } catch {
    return false;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

async function withinTime(
  result: unknown,
  { name, toolTimeMs }: { name: string; toolTimeMs: number },
): Promise<unknown> {
  if (!isThenable(result)) return result;
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} took longer than ${toolTimeMs} ms`)), toolTimeMs);
  });
  try {
    return await Promise.race([result, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
