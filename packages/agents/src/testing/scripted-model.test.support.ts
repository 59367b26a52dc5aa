import type { ModelRequest, ModelToolCall } from '@sca/core';
import { createScriptedModel, type ScriptedModel, type ScriptedStep } from '@sca/testing';

/** What every scripted call uses, so that limits can be worked out by hand. */
const USAGE = { promptTokens: 10, completionTokens: 5, costUsd: 0.01 };

/** A scripted model whose calls all cost the same, where a step does not say otherwise. */
export function scriptedModel(
  script: readonly ScriptedStep[] | ((request: ModelRequest, index: number) => ScriptedStep),
  name = 'scripted',
): ScriptedModel {
  const steps =
    typeof script === 'function'
      ? (request: ModelRequest, index: number) => priced(script(request, index))
      : script.map(priced);
  return createScriptedModel(steps, { name });
}

function priced(step: ScriptedStep): ScriptedStep {
  if (step instanceof Error) return step;
  const reply = typeof step === 'string' ? { content: step } : step;
  return { ...reply, usage: { ...USAGE, ...reply.usage } };
}

let calls = 0;

/** A native tool call with an id of its own. */
export function toolCall(name: string, args: unknown, id = `call-${(calls += 1)}`): ModelToolCall {
  return { id, name, arguments: typeof args === 'string' ? args : JSON.stringify(args) };
}
