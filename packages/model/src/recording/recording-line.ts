import { z } from 'zod';
import { ReplyRecord } from '../reply-record.ts';

const Failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.json()),
  isRetryable: z.boolean(),
});

/** One line of a recording: what a request led to. */
export const RecordingLine = z
  .strictObject({
    schema: z.literal('sca.recording/v1'),
    key: z.string(),
    /** Which opening of the file the line is from: 0, 1, ... A resumed run asks again what it had not finished. */
    session: z.int().nonnegative(),
    /** Which of the equal requests of a session it was, in the order in which they began. */
    occurrence: z.int().nonnegative(),
    model: z.string(),
    reply: ReplyRecord.optional(),
    error: Failure.optional(),
  })
  .refine(
    ({ reply, error }) => (reply === undefined) !== (error === undefined),
    'must hold a reply or an error',
  );
export type RecordingLine = z.infer<typeof RecordingLine>;
