import { deriveSeed, type Model, type ModelReply, type Sampling, ScaError, type ToolSchema } from '@sca/core';
import type { Exploration } from './exploration.ts';

/** Who is asked, and how. */
export interface AskOptions {
  readonly model: Model;
  readonly sampling: Sampling | undefined;
  readonly tools: readonly ToolSchema[] | undefined;
}

/**
 * Asks the model once; undefined where the conversation no longer fits its context, which ends a challenge as running
 * out of steps does.
 *
 * @throws ScaError of the model; `CONTENT_FILTERED` where the provider withheld the reply
 */
export async function askChallenger(
  { model, sampling, tools }: AskOptions,
  exploration: Exploration,
): Promise<ModelReply | undefined> {
  const { messages, interruption, usage, seed } = exploration;
  const { signal } = interruption;
  const turn = exploration.replies;
  exploration.replies += 1;
  let reply: ModelReply;
  try {
    reply = await interruption.guard(
      model.generate({
        messages: [...messages],
        ...(tools && { tools }),
        sampling: { seed: deriveSeed({ run: seed, stage: 'challenger', item: 'turn', turn }), ...sampling },
        ...(signal && { signal }),
      }),
    );
  } catch (thrown) {
    const isOverflow = thrown instanceof ScaError && thrown.code === 'MODEL_CONTEXT_OVERFLOW';
    if (isOverflow && messages.length > 2) return undefined;
    throw thrown;
  }
  usage.add(reply.usage);
  if (reply.finishReason === 'content-filter')
    throw new ScaError(
      'CONTENT_FILTERED',
      `The provider of ${model.name} filtered a reply of the challenger.`,
    );
  return reply;
}
