import type { ModelReply, ModelRequest } from '@sca/core';
import type { ScriptedReply } from './scripted-model.ts';

/** A whole reply from what a script says of it. */
export function replyOf(step: ScriptedReply, { messages }: ModelRequest): ModelReply {
  const { content = '', reasoning, tokens } = step;
  const toolCalls = step.toolCalls?.map((call, position) => ({
    id: call.id ?? `call_${messages.length}_${position}`,
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }));
  const written = content + (toolCalls?.map((call) => call.name + call.arguments).join('') ?? '');
  return {
    message: {
      role: 'assistant',
      content,
      ...(reasoning !== undefined && { reasoning }),
      ...(toolCalls && { toolCalls }),
      isSampled: true,
    },
    finishReason: step.finishReason ?? (toolCalls?.length ? 'tool-calls' : 'stop'),
    usage: {
      calls: 1,
      promptTokens: estimateTokens(messages.map((message) => message.content).join('')),
      cachedTokens: 0,
      completionTokens: estimateTokens(written),
      costUsd: null,
      ...step.usage,
    },
    ...(tokens && { tokens }),
  };
}

function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
