import { type ModelReply, ScaError } from '@sca/core';
import type { ScriptedReply, ScriptedStep, ScriptFunction } from './scripted-model.ts';
import type { StubReply } from './stub-server/stub-reply.ts';

/** What a model of the contract suite is to do on one call: reply, be refused as too eager, or never answer. */
export type ModelStep = (ScriptedReply & { readonly fault?: undefined }) | ModelStepFault;

export interface ModelStepFault {
  readonly fault: 'rate-limit' | 'hang';
}

/** The step as {@link startStubServer} takes it. */
export function toStubReply(step: ModelStep): StubReply {
  if (step.fault !== undefined) return step;
  const { content, reasoning, toolCalls, finishReason, usage, tokens } = step;
  return {
    ...(content !== undefined && { content }),
    ...(reasoning !== undefined && { reasoning }),
    ...(toolCalls && { toolCalls }),
    ...(finishReason && { finishReason: WIRE_FINISH_REASONS[finishReason] }),
    ...(usage && { usage: toWireUsage(usage) }),
    ...(tokens?.completionIds && { tokenIds: tokens.completionIds }),
    ...(tokens?.logprobs && { logprobs: tokens.logprobs.map((logprob) => logprob ?? -9999) }),
  };
}

/** The steps as {@link createScriptedModel} takes them. */
export function toScript(steps: readonly ModelStep[]): ScriptFunction {
  return (_request, index) => {
    const step = steps[index];
    if (!step)
      return new Error(`The contract suite scripted ${steps.length} calls; this is call ${index + 1}.`);
    return toScriptedStep(step);
  };
}

function toScriptedStep(step: ModelStep): ScriptedStep | Promise<ScriptedStep> {
  if (step.fault === undefined) return step;
  if (step.fault === 'hang') return new Promise(() => {});
  return new ScaError('MODEL_RATE_LIMITED', 'Too many requests.', { isRetryable: true });
}

const WIRE_FINISH_REASONS: Record<ModelReply['finishReason'], string> = {
  stop: 'stop',
  'tool-calls': 'tool_calls',
  length: 'length',
  'content-filter': 'content_filter',
};

function toWireUsage({
  promptTokens = 1,
  completionTokens = 1,
  cachedTokens = 0,
}: Partial<ModelReply['usage']>) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}
