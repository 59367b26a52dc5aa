import type { Json, Message } from '@sca/core';
import type { TrainerRecord } from '../export-format.ts';
import type { RowIssues } from '../row-issues.ts';
import { unwrapTools, wrapTools } from '../tool-schemas.ts';
import { fromWireMessages, type WireMessage } from '../wire-messages.ts';

/** A message as OpenAI's fine-tuning files have it. */
export type OpenAiMessage = Omit<WireMessage, 'content' | 'reasoning_content' | 'name'> & {
  /** Absent beside tool calls where there is no text. */
  readonly content?: string;
  /** 0 = bears no loss; absent = 1. */
  readonly weight?: 0 | 1;
};

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Messages in the form that OpenAI's validator takes: arguments as text, no reasoning, no name beside a tool
 * result, every tool call answered before anything else is said.
 *
 * @param weights one per message; absent where no message is masked
 */
export function toOpenAiMessages(
  messages: readonly Message[],
  issues: RowIssues,
  weights?: readonly number[],
): OpenAiMessage[] {
  checkAnswers(messages, issues);
  return messages.map((message, index): OpenAiMessage => {
    if (message.role === 'tool') {
      const { content, toolCallId } = message;
      return { role: 'tool', tool_call_id: toolCallId, content };
    }
    if (message.role !== 'assistant') return { role: message.role, content: message.content };
    const { content, reasoning, toolCalls = [] } = message;
    if (reasoning !== undefined) issues.note('reasoning-dropped');
    return {
      role: 'assistant',
      ...((content !== '' || toolCalls.length === 0) && { content }),
      ...(toolCalls.length > 0 && { tool_calls: toolCalls.map((call) => toCall(call, issues)) }),
      ...((weights?.[index] ?? 1) <= 0 && { weight: 0 as const }),
    };
  });
}

/** The other way round. The names of tool results are those of the calls that they answer. */
export function readOpenAiMessages(messages: Json | undefined): Message[] {
  const names = new Map<string, string>();
  return ((messages ?? []) as unknown as OpenAiMessage[]).flatMap((message) => {
    for (const { id, function: called } of message.tool_calls ?? []) names.set(id, called.name);
    const name = message.role === 'tool' ? { name: names.get(message.tool_call_id ?? '') ?? '' } : {};
    return fromWireMessages([{ ...message, content: message.content ?? '', ...name }]);
  });
}

/** Loss weights of a record's messages, 0 for all that is not the assistant's. */
export function readWeights(messages: Json | undefined): number[] {
  const list = (messages ?? []) as unknown as OpenAiMessage[];
  return list.map(({ role, weight }) => (role === 'assistant' ? (weight ?? 1) : 0));
}

/** `tools` and what belongs to them, or nothing where there are none. */
export function openAiTools(tools: readonly Json[], issues: RowIssues): TrainerRecord {
  if (tools.length === 0) return {};
  for (const tool of unwrapTools(tools)) checkName((tool as { name?: Json } | null)?.name, issues);
  return { tools: wrapTools(tools), parallel_tool_calls: true };
}

type ToolCall = NonNullable<Extract<Message, { role: 'assistant' }>['toolCalls']>[number];

function toCall(call: ToolCall, issues: RowIssues): NonNullable<OpenAiMessage['tool_calls']>[number] {
  checkName(call.name, issues);
  return { id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}

function checkName(name: Json | undefined, issues: RowIssues): void {
  if (typeof name !== 'string' || !TOOL_NAME.test(name))
    issues.refuse('tool-name', `tool ${JSON.stringify(name)}`);
}

/** Every result follows its call, and a call without a result stands at the end. */
function checkAnswers(messages: readonly Message[], issues: RowIssues): void {
  let open = new Map<string, string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (open.get(message.toolCallId) !== message.name)
        issues.refuse('unanswered-call', `message ${index} answers no call of its name`);
      open.delete(message.toolCallId);
      continue;
    }
    if (open.size > 0)
      issues.refuse('unanswered-call', `message ${index} comes before the results of all calls`);
    const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
    open = new Map(calls.map(({ id, name }) => [id, name]));
    if (open.size < calls.length)
      issues.refuse('unanswered-call', `two calls of message ${index} have one id`);
  }
}
