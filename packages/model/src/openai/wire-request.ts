import type { Message, ModelRequest, ToolSchema } from '@sca/core';
import type { ModelConfig } from '../model-config.ts';

/** A request body as the wire has it. */
export type WireBody = Record<string, unknown>;

/** A request as chat-completion endpoints take it. What is undefined is left to the server. */
export function toWireBody(request: ModelRequest, config: ModelConfig): WireBody {
  const sampling = { ...config.sampling, ...definedMembers(request.sampling) };
  return definedMembers({
    model: config.model,
    messages: request.messages.map((message) => toWireMessage(message, config.reasoningField)),
    tools: request.tools?.length ? request.tools.map(toWireTool) : undefined,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    [maxTokensField(config)]: sampling.maxTokens,
    stop: sampling.stop?.length ? sampling.stop : undefined,
    seed: sampling.seed,
    ...config.extraBody,
  });
}

/** OpenAI's reasoning models refuse the older name; many other servers do not know the newer one. */
function maxTokensField({ maxTokensField, baseUrl }: ModelConfig): string {
  return maxTokensField ?? (isOpenAI(baseUrl) ? 'max_completion_tokens' : 'max_tokens');
}

export function isOpenAI(baseUrl: string): boolean {
  return new URL(baseUrl).hostname === 'api.openai.com';
}

function toWireTool({ name, description, parameters }: ToolSchema): WireBody {
  return { type: 'function', function: { name, description, parameters } };
}

function toWireMessage(message: Message, reasoningField: ModelConfig['reasoningField']): WireBody {
  if (message.role === 'tool') {
    // Some chat templates show the name; OpenAI ignores it.
    return { role: 'tool', tool_call_id: message.toolCallId, name: message.name, content: message.content };
  }
  if (message.role !== 'assistant') return { role: message.role, content: message.content };
  const { content, reasoning, toolCalls } = message;
  const calls = toolCalls?.map((call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }));
  return {
    role: 'assistant',
    // Null beside tool calls is what servers send themselves; some templates tell it from an empty text.
    content: content === '' && calls?.length ? null : content,
    ...(reasoningField && reasoning !== undefined && { [reasoningField]: reasoning }),
    ...(calls?.length && { tool_calls: calls }),
  };
}

function definedMembers<Record extends object>(record: Record | undefined): Partial<Record> {
  const members = Object.entries(record ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as Partial<Record>;
}
