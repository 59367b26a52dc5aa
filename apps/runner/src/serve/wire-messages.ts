import type { Message } from '@sca/core';
import { z } from 'zod';
import { RequestError } from './request-error.ts';

const NOT_TEXT = 'must be text, or a list of parts of type "text": this model reads nothing else';

const Text = z.union(
  [z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() }))],
  NOT_TEXT,
);

const WireToolCall = z.object({
  id: z.string(),
  type: z.literal('function').optional(),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

/** A message of a request, as chat-completion endpoints take it. */
export const WireMessage = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer', 'user']), content: Text }),
  z.object({
    role: z.literal('assistant'),
    content: Text.nullish(),
    reasoning_content: z.string().nullish(),
    reasoning: z.string().nullish(),
    tool_calls: z.array(WireToolCall).nullish(),
  }),
  z.object({ role: z.literal('tool'), content: Text, tool_call_id: z.string(), name: z.string().nullish() }),
]);
export type WireMessage = z.infer<typeof WireMessage>;

/** @throws RequestError 400 for the result of a call that was never made, where it does not name its tool either */
export function toMessages(wireMessages: readonly WireMessage[]): Message[] {
  const callNames = new Map<string, string>();
  return wireMessages.map((wire, index): Message => {
    if (wire.role === 'tool') {
      const name = wire.name ?? callNames.get(wire.tool_call_id);
      if (name === undefined) throw answersNothing(wire.tool_call_id, index);
      return { role: 'tool', content: textOf(wire.content), toolCallId: wire.tool_call_id, name };
    }
    if (wire.role !== 'assistant')
      return { role: wire.role === 'user' ? 'user' : 'system', content: textOf(wire.content) };
    for (const call of wire.tool_calls ?? []) callNames.set(call.id, call.function.name);
    return toAssistantMessage(wire);
  });
}

function toAssistantMessage(wire: Extract<WireMessage, { role: 'assistant' }>): Message {
  const reasoning = wire.reasoning_content ?? wire.reasoning;
  const toolCalls = wire.tool_calls?.map((call) => ({ id: call.id, ...call.function }));
  return {
    role: 'assistant',
    content: textOf(wire.content),
    ...(reasoning && { reasoning }),
    ...(toolCalls?.length && { toolCalls }),
    isSampled: true,
  };
}

function textOf(content: z.infer<typeof Text> | null | undefined): string {
  return typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join('');
}

function answersNothing(id: string, index: number): RequestError {
  const sentence = `Message ${index} is the result of the call ${JSON.stringify(id)}, which no message before it makes.`;
  return new RequestError(400, sentence, { param: `messages[${index}].tool_call_id` });
}
