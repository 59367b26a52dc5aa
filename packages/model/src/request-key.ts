import {
  canonicalJson,
  type Json,
  type Message,
  type ModelRequest,
  sha256Hex,
  type ToolSchema,
} from '@sca/core';

/** Gives the key of a request: equal for requests that determine the same reply, different for all others. */
export type RequestKey = (request: ModelRequest) => string;

export interface RequestKeyOptions {
  /** What determines replies and stands in no request: the endpoint, the model, members added to each body. */
  readonly identity: Json;
  /** False where earlier reasoning is not sent to the model. @defaultValue true */
  readonly readsReasoning?: boolean;
}

/**
 * Makes keys, as lower-case hex sha256. A key holds the identity, the messages, the tools in their order, the sampling
 * settings and the trial number. It does not hold the signal, who sampled a message, or the letters of tool-call ids:
 * those are random, and only which result belongs to which call matters.
 */
export function createRequestKey({ identity, readsReasoning = true }: RequestKeyOptions): RequestKey {
  const identityText = canonicalJson(identity);
  return ({ messages, tools = [], sampling = {}, trial = 0 }) => {
    const { temperature, topP, maxTokens, stop = [], seed } = sampling;
    const parts = [
      [temperature, topP, maxTokens, stop, seed],
      trial,
      tools.map(toolParts),
      messagesParts(messages, readsReasoning),
    ];
    // Not canonical: the order in a tool's parameters is the order in which the model reads them. Positions stand for
    // names, and what is undefined becomes null.
    return sha256Hex(`sca.request/v1\n${identityText}\n${JSON.stringify(parts)}`);
  };
}

function toolParts({ name, description, parameters }: ToolSchema): unknown[] {
  return [name, description, parameters];
}

function messagesParts(messages: readonly Message[], readsReasoning: boolean): unknown[] {
  const ids = new Map<string, number>();
  const place = (id: string): number => {
    if (!ids.has(id)) ids.set(id, ids.size);
    return ids.get(id) as number;
  };
  return messages.map((message) => {
    const { role, content } = message;
    if (role === 'tool') return [role, content, message.name, place(message.toolCallId)];
    if (role !== 'assistant') return [role, content];
    const reasoning = readsReasoning ? message.reasoning : undefined;
    const calls = message.toolCalls?.map((call) => [place(call.id), call.name, call.arguments]);
    return [role, content, reasoning, calls ?? []];
  });
}
