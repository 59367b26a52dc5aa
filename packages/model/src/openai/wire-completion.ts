import { z } from 'zod';

// Only what is read, and as wide as servers are: members may be missing or null, arguments may be objects, content may
// come in parts. Ids are checked where they are used, which is quicker for long arrays.

const Count = z.int().nonnegative().nullish();

const WireToolCall = z.object({
  id: z.string().nullish(),
  function: z.object({
    name: z.string().nullish(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  }),
});
export type WireToolCall = z.infer<typeof WireToolCall>;

const WirePart = z.object({ type: z.string(), text: z.string().optional() });

const WireMessage = z.object({
  content: z.union([z.string(), z.array(WirePart)]).nullish(),
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(WireToolCall).nullish(),
});
export type WireMessage = z.infer<typeof WireMessage>;

const WireLogprob = z.object({ token: z.string().nullish(), logprob: z.number().nullable() });

const WireChoice = z.object({
  message: WireMessage,
  finish_reason: z.string().nullish(),
  logprobs: z.object({ content: z.array(WireLogprob).nullish() }).nullish(),
  token_ids: z.unknown().optional(),
});
export type WireChoice = z.infer<typeof WireChoice>;

const WireUsage = z.object({
  prompt_tokens: Count,
  completion_tokens: Count,
  prompt_tokens_details: z.object({ cached_tokens: Count }).nullish(),
  /** US dollars; OpenRouter says it. */
  cost: z.number().nonnegative().nullish(),
});
export type WireUsage = z.infer<typeof WireUsage>;

/** A chat completion, as far as it is read. */
export const WireCompletion = z.object({
  choices: z.array(WireChoice).nullish(),
  usage: WireUsage.nullish(),
  prompt_token_ids: z.unknown().optional(),
});
export type WireCompletion = z.infer<typeof WireCompletion>;
