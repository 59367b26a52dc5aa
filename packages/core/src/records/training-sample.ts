import { z } from 'zod';
import { EnvironmentIdentity } from './code-as-task.ts';
import { JsonValue } from './json-schema.ts';
import { Message } from './message.ts';

const Bit = z.union([z.literal(0), z.literal(1)]);

/** A stretch of response tokens that one message gave. `end` is exclusive. */
export const TurnSpan = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  kind: z.enum(['model', 'tool', 'user', 'scaffold']),
  messageIndex: z.int().nonnegative(),
});
export type TurnSpan = z.infer<typeof TurnSpan>;

/** One training sample, neutral of any trainer. All `response*` arrays have one length. */
export const TrainingSample = z
  .strictObject({
    schema: z.literal('sca.rl/v1'),
    id: z.string().min(1),
    /**
     * `tokens`: the arrays hold ids as the server gave them. `messages`: no ids were captured, all token arrays
     * are empty, and only `messages` can be trained on. Absent means `tokens`.
     */
    level: z.enum(['tokens', 'messages']).optional(),
    /** The trajectory that the sample is of, and which of its segments it is (`index` from 0). */
    trajectoryId: z.string().min(1).optional(),
    segment: z.strictObject({ index: z.int().nonnegative(), count: z.int().positive() }).optional(),
    /** Samples of one group share a baseline. */
    groupId: z.string().min(1),
    taskId: z.string().min(1),
    environment: EnvironmentIdentity,
    policy: z.looseObject({
      model: z.string(),
      checkpoint: z.string().optional(),
      sampling: z.record(z.string(), JsonValue),
    }),
    /** Hash of the chat template the ids were made with. */
    templateHash: z.string().optional(),
    tokenizer: z.string().optional(),
    promptIds: z.array(z.int()),
    responseIds: z.array(z.int()),
    /** 1 = sampled by the policy, 0 = tool, user or template. */
    responseMask: z.array(Bit),
    responseLogprobs: z.array(z.number().nullable()),
    refLogprobs: z.array(z.number()).optional(),
    values: z.array(z.number()).optional(),
    turnSpans: z.array(TurnSpan),
    reward: z.number().nullable(),
    tokenRewards: z.array(z.number()).optional(),
    isTruncated: z.boolean(),
    stopReason: z.string(),
    messages: z.array(Message),
    tools: z.array(JsonValue),
    /** The advantage of the whole sample, where it has one; `advantages` has it per token. */
    advantage: z.number().optional(),
    advantages: z.array(z.number()).optional(),
    returns: z.array(z.number()).optional(),
  })
  .check(({ value, issues }) => {
    for (const field of [
      'responseMask',
      'responseLogprobs',
      'refLogprobs',
      'values',
      'tokenRewards',
      'advantages',
      'returns',
    ] as const) {
      const found = value[field]?.length;
      if (found === undefined || found === value.responseIds.length) continue;
      const message = `has ${found} entries where responseIds has ${value.responseIds.length}`;
      issues.push({ code: 'custom', path: [field], message, input: value[field] });
    }
  });
export type TrainingSample = z.infer<typeof TrainingSample>;
