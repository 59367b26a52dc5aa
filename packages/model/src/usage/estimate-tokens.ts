import type { ModelRequest, ToolSchema } from '@sca/core';

/** English text and JSON have about four bytes to a token. */
const BYTES_PER_TOKEN = 4;

/** A rough guess at the tokens of a call, prompt and completion, before it is made. */
export function estimateTokens(request: ModelRequest): number {
  return Math.ceil(countBytes(request) / BYTES_PER_TOKEN) + (request.sampling?.maxTokens ?? 0);
}

/** Bytes of UTF-8 of everything that the model reads: no tokenizer makes more tokens of it. */
export function countBytes({ messages, tools }: ModelRequest): number {
  let count = tools ? countToolBytes(tools) : 0;
  for (const message of messages) {
    count += Buffer.byteLength(message.content);
    if (message.role !== 'assistant') continue;
    for (const call of message.toolCalls ?? []) {
      count += Buffer.byteLength(call.name) + Buffer.byteLength(call.arguments);
    }
  }
  return count;
}

// The same list of tools comes with every call of an episode.
const toolBytes = new WeakMap<readonly ToolSchema[], number>();

function countToolBytes(tools: readonly ToolSchema[]): number {
  const known = toolBytes.get(tools);
  if (known !== undefined) return known;
  const count = Buffer.byteLength(JSON.stringify(tools));
  toolBytes.set(tools, count);
  return count;
}
