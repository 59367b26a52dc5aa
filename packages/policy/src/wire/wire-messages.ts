import type { Message, ToolSchema } from '@sca/core';
import { z } from 'zod';

// Members that other servers and trainers read are let through.

const WireCall = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({
    name: z.string(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
});

const TextPart = z.looseObject({ type: z.literal('text'), text: z.string() });

const WireMessage = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(TextPart)]).nullish(),
  tool_calls: z.array(WireCall).nullish(),
  tool_call_id: z.string().nullish(),
  name: z.string().nullish(),
});
type WireMessage = z.infer<typeof WireMessage>;

/** Messages in the names of chat-completion endpoints and chat templates, as core's. */
export const WireMessages = z
  .array(WireMessage)
  .transform((messages): Message[] => messages.map((message, index) => toMessage(message, index)));

const WireTool = z.looseObject({
  name: z.string(),
  description: z.string().default(''),
  parameters: z.record(z.string(), z.unknown()).default({}),
});

const ToolList = z
  .array(z.union([z.looseObject({ function: WireTool }).transform((tool) => tool.function), WireTool]))
  .transform((tools): ToolSchema[] =>
    tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
  );

/** Tools, wrapped as `{ type: 'function', function }` or bare, as a list or as the JSON text of one. */
export const WireTools = z.preprocess((tools, context) => {
  if (typeof tools !== 'string') return tools ?? [];
  try {
    return JSON.parse(tools) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is text that is no JSON', input: tools });
    return z.NEVER;
  }
}, ToolList);

function toMessage(message: WireMessage, index: number): Message {
  const { role } = message;
  const content = textOf(message.content);
  if (role === 'tool')
    return { role, content, toolCallId: message.tool_call_id ?? '', name: message.name ?? '' };
  if (role === 'developer') return { role: 'system', content };
  if (role !== 'assistant') return { role, content };
  const toolCalls = (message.tool_calls ?? []).map(({ id, function: called }, place) => ({
    id: id ?? `call_${index}_${place}`,
    name: called.name,
    arguments: typeof called.arguments === 'string' ? called.arguments : JSON.stringify(called.arguments),
  }));
  return { role, content, ...(toolCalls.length > 0 && { toolCalls }), isSampled: true };
}

function textOf(content: WireMessage['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text }) => text).join('\n');
}
