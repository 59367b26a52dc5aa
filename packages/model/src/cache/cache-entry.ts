import { z } from 'zod';
import { ReplyRecord } from '../reply-record.ts';

/** One file of the cache. It holds its key, so that a file in another's place is found out. */
export const CacheEntry = z.strictObject({
  schema: z.literal('sca.cache/v1'),
  key: z.string(),
  reply: ReplyRecord,
});
export type CacheEntry = z.infer<typeof CacheEntry>;
