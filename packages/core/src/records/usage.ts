import { z } from 'zod';

const Count = z.int().nonnegative();

/** Tokens and money of one call or one episode. */
export const Usage = z.strictObject({
  /** Model calls, repeated attempts not counted. */
  calls: Count,
  promptTokens: Count,
  /** Part of `promptTokens` that the provider served from its prompt cache. */
  cachedTokens: Count,
  completionTokens: Count,
  /** US dollars; null where no price is known. */
  costUsd: z.number().nonnegative().nullable(),
});
export type Usage = z.infer<typeof Usage>;
