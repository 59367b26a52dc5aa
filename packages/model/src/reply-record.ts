import { Message, type ModelReply, Usage } from '@sca/core';
import { z } from 'zod';

const Numbers = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((each) => typeof each === 'number'),
  'must be an array of numbers',
);
const Logprobs = z.custom<(number | null)[]>(
  (value) => Array.isArray(value) && value.every((each) => each === null || typeof each === 'number'),
  'must be an array of numbers and nulls',
);

/** A reply as it lies on disk. What was read is what was written, member by member. */
export const ReplyRecord: z.ZodType<ModelReply> = z.strictObject({
  message: Message.refine((message) => message.role === 'assistant'),
  finishReason: z.enum(['stop', 'tool-calls', 'length', 'content-filter']),
  usage: Usage,
  savedUsage: Usage.optional(),
  tokens: z
    .strictObject({
      promptIds: Numbers.optional(),
      completionIds: Numbers.optional(),
      logprobs: Logprobs.optional(),
    })
    .optional(),
}) as unknown as z.ZodType<ModelReply>;
