import { defineTool, type Json, type JsonObject, type Tool, ToolError, withText } from '@sca/core';
import { z } from 'zod';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { str } from '../python/repr.ts';
import type { PythonTool, ToolParameter } from './python-tool.ts';
import { fromWire, toJson } from './wire-value.ts';

/** A core tool that also knows how the original's prompts show it and how positional arguments are named. */
export interface M3Tool<State = unknown> extends Tool<State> {
  readonly signature: string;
  readonly source: PythonTool<State>;
}

/**
 * Makes a core tool of an upstream function. Its text is `str(result)`; the exception's message is the refusal.
 *
 * The input is an object of the function's parameters by name, `*args` as an array.
 */
export function toCoreTool<State>(source: PythonTool<State>): M3Tool<State> {
  const { name, description, signature, effect = 'read', parameters } = source;
  const members = parameters.map((parameter) => [parameter.name, parameterSchema(parameter)] as const);
  const input = z.strictObject(Object.fromEntries(members));
  const tool = defineTool<State, typeof input>({
    name,
    description,
    effect,
    input,
    execute: (state: State, given) => carryOut(source, state, positional(parameters, given as JsonObject)),
  });
  return { ...tool, signature, source };
}

function carryOut<State>(source: PythonTool<State>, state: State, args: readonly Json[]): unknown {
  try {
    const result: PythonValue = source.run(state, args.map(fromWire));
    return withText(toJson(result), str(result));
  } catch (thrown) {
    if (thrown instanceof PythonError) throw new ToolError(thrown.message || thrown.type);
    throw thrown;
  }
}

function positional(parameters: readonly ToolParameter[], given: JsonObject): Json[] {
  return parameters.flatMap(({ name, isRest }) => (isRest ? (given[name] as Json[]) : [given[name] as Json]));
}

// The function takes any value, while models are told of the type that is meant.
function parameterSchema({ type, description, isRest }: ToolParameter): z.ZodType {
  const any = z.unknown().refine((value) => value !== undefined, 'expected a value');
  if (!isRest) return any.meta({ type, description });
  return z.array(any.meta({ type })).default([]).meta({ description });
}
