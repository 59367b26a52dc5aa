import { type Json, ToolError, type ToolCallRecord } from '@sca/core';
import type { Limits } from './limits.ts';
import type { ToolReply } from './worker/protocol.ts';
import { hostToolFailed } from './worker/session-tools.ts';

/** Tools by name. A tool refuses a call by throwing a `ToolError`; anything else that it throws is its own bug. */
export type CallersTools = { readonly [name: string]: (args: Json) => unknown };

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
    let args: Json;
    try {
      args = JSON.parse(argumentsJson) as Json;
    } catch {
      return { refusal: `The arguments of ${name} are nested too deeply.` };
    }
    try {
      const value = await withinTime(tools[name]?.(args), { name, toolTimeMs });
      const json = JSON.stringify(value) ?? 'null';
      calls.push({ name, args, ok: true });
      return { json };
    } catch (thrown) {
      calls.push({ name, args, ok: false });
      if (thrown instanceof ToolError) return { refusal: thrown.message };
      failure ??= hostToolFailed(name, thrown);
      return { failed: true };
    }
  };
  const watch = async (reply: Promise<unknown>): Promise<unknown> => {
    try {
      return await reply;
    } catch (thrown) {
      throw failure ?? thrown;
    }
  };
  return { names: Object.keys(tools), calls, answer, watch };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

async function withinTime(result: unknown, { name, toolTimeMs }: { name: string; toolTimeMs: number }): Promise<unknown> {
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
