import { z } from 'zod';
import { JsonValue } from './json-schema.ts';

/** A tool call as a model wrote it. */
export const ModelToolCall = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The argument text exactly as the model wrote it; it may not be valid JSON. */
  arguments: z.string(),
});
export type ModelToolCall = z.infer<typeof ModelToolCall>;

/** One message of a conversation, independent of any provider. */
export const Message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({ role: z.literal('user'), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    /** Thinking that the server returned apart from the content. Never shown to a user. */
    reasoning: z.string().optional(),
    toolCalls: z.array(ModelToolCall).optional(),
    /** True where the policy under training wrote the message; false for few-shot context. */
    isSampled: z.boolean().default(true),
  }),
  z.strictObject({ role: z.literal('tool'), content: z.string(), toolCallId: z.string(), name: z.string() }),
]);
export type Message = z.infer<typeof Message>;

/** A call on an environment as it was carried out. */
export const ToolCallRecord = z.strictObject({ name: z.string(), args: JsonValue, ok: z.boolean() });
export type ToolCallRecord = z.infer<typeof ToolCallRecord>;
