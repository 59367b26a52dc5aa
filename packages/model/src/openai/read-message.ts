import type { ModelReply, ModelToolCall } from '@sca/core';
import type { WireMessage, WireToolCall } from './wire-completion.ts';

/** An assistant's message. Arguments stay as the model wrote them, valid or not: judging them is the agent's. */
export function readMessage(message: WireMessage, messageCount: number): ModelReply['message'] {
  const reasoning = message.reasoning_content ?? message.reasoning;
  const toolCalls = message.tool_calls?.map((call, position) =>
    readToolCall(call, `call_${messageCount}_${position}`),
  );
  return {
    role: 'assistant',
    content: readContent(message),
    ...(reasoning && { reasoning }),
    ...(toolCalls?.length && { toolCalls: withDistinctIds(toolCalls) }),
    isSampled: true,
  };
}

/** Of parts, the text: thinking comes as parts of other types. A refusal stands in for the content it replaced. */
function readContent({ content, refusal }: WireMessage): string {
  if (typeof content === 'string' && content !== '') return content;
  if (Array.isArray(content)) return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return refusal ?? '';
}

function readToolCall(
  { id, function: { name, arguments: given } }: WireToolCall,
  ownId: string,
): ModelToolCall {
  return {
    id: id || ownId,
    name: name ?? '',
    arguments: typeof given === 'string' ? given : given ? JSON.stringify(given) : '',
  };
}

/** A result goes back to its call by id, so two calls of one message must not share one. */
function withDistinctIds(calls: readonly ModelToolCall[]): ModelToolCall[] {
  const seen = new Set<string>();
  return calls.map((call, position) => {
    const id = seen.has(call.id) ? `${call.id}_${position}` : call.id;
    seen.add(id);
    return { ...call, id };
  });
}
