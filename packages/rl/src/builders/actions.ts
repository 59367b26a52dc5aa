import { canonicalJson, type Json, type Message, type Trajectory } from '@sca/core';
import { isSampled } from '../segments/token-segment.ts';

/**
 * What a policy did, as one text: equal for trajectories that made the same calls with the same arguments in the
 * same order, however they were worded. Without any call it is what was said, with runs of spaces as one.
 */
export function actionSequence({ calls, messages }: Pick<Trajectory, 'calls' | 'messages'>): string {
  if (calls.length > 0) return calls.map(({ name, args }) => `${name}(${normalJson(args)})`).join('\n');
  return messages.filter(isSampled).map(actionOf).join('\n');
}

/** What one assistant message does: its tool calls, or its text where it has none. */
export function actionOf(message: Extract<Message, { role: 'assistant' }>): string {
  if (!message.toolCalls?.length) return message.content.replace(/\s+/g, ' ').trim();
  return message.toolCalls.map((call) => `${call.name}(${normalArguments(call.arguments)})`).join('\n');
}

/** True where a tool call of a sampled message has arguments that are no JSON object. */
export function hasInvalidArguments(messages: readonly Message[]): boolean {
  return messages.some(
    (message) => isSampled(message) && message.toolCalls?.some((call) => !isJsonObject(call.arguments)),
  );
}

/**
 * Indices of the sampled messages of which some tool call was refused, or undefined where calls and tool messages
 * cannot be matched one to one.
 */
export function messagesWithFailedCalls({
  calls,
  messages,
}: Pick<Trajectory, 'calls' | 'messages'>): ReadonlySet<number> | undefined {
  const answers = messages.filter((message) => message.role === 'tool');
  if (answers.length !== calls.length || answers.some(({ name }, index) => name !== calls[index]?.name))
    return undefined;
  const failed = new Set(answers.filter((_, index) => !calls[index]?.ok));
  const indices = new Set<number>();
  let asker = -1;
  messages.forEach((message, index) => {
    if (message.role === 'assistant') asker = index;
    if (message.role === 'tool' && failed.has(message) && asker >= 0) indices.add(asker);
  });
  return indices;
}

function normalArguments(text: string): string {
  try {
    return canonicalJson(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

function normalJson(value: Json | undefined): string {
  try {
    return canonicalJson(value ?? null);
  } catch {
    return JSON.stringify(value);
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
