import type { JsonObject, Message, ModelToolCall } from '@sca/core';
import type { RowIssues } from './row-issues.ts';
import { type ArgumentsStyle, exportArguments } from './tool-arguments.ts';

/** A message as chat-completion endpoints and Hugging Face chat templates name its parts. */
export type WireMessage = {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly WireToolCall[];
  readonly tool_call_id?: string;
  readonly name?: string;
};

type WireToolCall = {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string | JsonObject };
};

/**
 * Messages in the names of the wire. Who sampled an assistant message has no name there: formats that mask by
 * message say it beside the message.
 */
export function toWireMessages(
  messages: readonly Message[],
  style: ArgumentsStyle,
  issues: RowIssues,
): WireMessage[] {
  return messages.map((message) => {
    if (message.role === 'assistant') return toWireAssistant(message, style, issues);
    if (message.role !== 'tool') return { role: message.role, content: message.content };
    // Some templates read the name, others the id.
    const { content, toolCallId, name } = message;
    return { role: 'tool', content, tool_call_id: toolCallId, name };
  });
}

type AssistantMessage = Extract<Message, { role: 'assistant' }>;

function toWireAssistant(
  { content, reasoning, toolCalls = [] }: AssistantMessage,
  style: ArgumentsStyle,
  issues: RowIssues,
): WireMessage {
  const calls = toolCalls.map((call): WireToolCall => {
    const called = { name: call.name, arguments: exportArguments(call.arguments, style, issues) };
    return { id: call.id, type: 'function', function: called };
  });
  return {
    role: 'assistant',
    content,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

/** Messages of the wire as ours; arguments that are an object become its JSON text. */
export function fromWireMessages(messages: readonly WireMessage[]): Message[] {
  return messages.map((message) => {
    const { role, content, reasoning_content: reasoning, tool_calls: calls } = message;
    if (role === 'tool')
      return { role, content, toolCallId: message.tool_call_id ?? '', name: message.name ?? '' };
    if (role !== 'assistant') return { role, content };
    return {
      role,
      content,
      ...(typeof reasoning === 'string' && { reasoning }),
      ...(calls && calls.length > 0 && { toolCalls: calls.map(fromWireCall) }),
      isSampled: true,
    };
  });
}

function fromWireCall({ id, function: called }: WireToolCall): ModelToolCall {
  const given = called.arguments;
  return { id, name: called.name, arguments: typeof given === 'string' ? given : JSON.stringify(given) };
}
