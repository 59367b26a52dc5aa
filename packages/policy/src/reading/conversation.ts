import type { Json, Message, ToolSchema } from '@sca/core';
import { readText, type TextReading } from './read-text.ts';
import { cacheReader } from './reading-cache.ts';
import { type ResultReading, readResult } from './results/read-result.ts';
import { type ToolForm, toolFormOf } from './tool-form.ts';

/** A call that was made earlier in the conversation. */
export interface PastCall {
  /** Undefined for a tool that is not offered (any more). */
  readonly tool: ToolForm | undefined;
  readonly name: string;
  /** Null where they were no JSON. */
  readonly args: Json;
  /** Undefined where no message answers the call. */
  readonly result: ResultReading | undefined;
}

/** All that the policy looks at when it chooses. */
export interface Conversation {
  readonly tools: readonly ToolForm[];
  /** What the user said, message by message. */
  readonly instructions: readonly TextReading[];
  readonly calls: readonly PastCall[];
}

const readInstruction = cacheReader(readText);
const readToolText = cacheReader(readResult);

/** Reads a conversation. System messages are rules for people-sized models; nothing is taken from them. */
export function readConversation(messages: readonly Message[], schemas: readonly ToolSchema[]): Conversation {
  const tools = schemas.map(toolFormOf);
  const results = new Map<string, string>();
  for (const message of messages)
    if (message.role === 'tool') results.set(message.toolCallId, message.content);
  const calls = messages.flatMap((message) =>
    message.role === 'assistant' ? (message.toolCalls ?? []) : [],
  );
  return {
    tools,
    instructions: messages
      .filter(({ role }) => role === 'user')
      .map(({ content }) => readInstruction(content)),
    calls: calls.map(({ id, name, arguments: text }) => {
      const result = results.get(id);
      return {
        tool: tools.find((tool) => tool.name === name),
        name,
        args: readArguments(text),
        result: result === undefined ? undefined : readToolText(result),
      };
    }),
  };
}

function readArguments(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
