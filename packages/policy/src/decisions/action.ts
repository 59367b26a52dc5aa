import type { JsonObject, Message } from '@sca/core';

/** What the policy does in one turn. */
export type Action =
  | { readonly type: 'call'; readonly name: string; readonly args: JsonObject }
  | { readonly type: 'say'; readonly content: string };

export type AssistantMessage = Extract<Message, { role: 'assistant' }>;

/** The action of a message; undefined for one that no policy of this kind writes. */
export function actionOf({ content, toolCalls = [] }: AssistantMessage): Action | undefined {
  const [call, another] = toolCalls;
  if (another) return undefined;
  if (!call) return { type: 'say', content };
  const args = readObject(call.arguments);
  return args && { type: 'call', name: call.name, args };
}

/** The message of an action. `index` counts the calls of the conversation, so that each gets an id of its own. */
export function messageOfAction(action: Action, index: number): AssistantMessage {
  if (action.type === 'say') return { role: 'assistant', content: action.content, isSampled: true };
  const call = { id: `call_${index}`, name: action.name, arguments: JSON.stringify(action.args) };
  return { role: 'assistant', content: '', toolCalls: [call], isSampled: true };
}

function readObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
