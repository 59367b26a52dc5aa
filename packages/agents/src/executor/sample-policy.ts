import { deriveSeed, type Message, type ModelReply, type Sampling, type TurnTokens } from '@sca/core';
import type { Episode } from './episode.ts';
import { EpisodeEnd, endOfModelFailure } from './episode-end.ts';

type AssistantMessage = Extract<Message, { role: 'assistant' }>;

/** Asks the policy once. What it wrote is remembered as the protocol says, and returned whole. */
export async function samplePolicy(episode: Episode): Promise<AssistantMessage> {
  const { options, messages, usage } = episode;
  const reply = await askModel(episode);
  episode.steps += 1;
  usage.add(reply.usage);
  // A message that the provider withheld, or cut where its filter struck, is not the policy's.
  if (reply.finishReason === 'content-filter')
    throw new EpisodeEnd(
      { type: 'error', detail: 'CONTENT_FILTERED', bucket: 'infra' },
      'The provider filtered the reply.',
    );
  const message = plainMessage(reply.message);
  const tokens = tokensOf(reply, messages.length);
  if (tokens) episode.tokens.push(tokens);
  messages.push(options.protocol.remember?.(message) ?? message);
  return message;
}

async function askModel({ options, messages, tools, interruption, steps }: Episode): Promise<ModelReply> {
  const { model, trial = 0 } = options;
  const { signal } = interruption;
  try {
    return await interruption.guard(
      model.generate({
        // A list of its own: whoever keeps the request must not see it grow.
        messages: [...messages],
        ...(tools && { tools }),
        sampling: samplingOf(options, steps),
        trial,
        ...(signal && { signal }),
      }),
    );
  } catch (thrown) {
    throw endOfModelFailure(thrown);
  }
}

function samplingOf({ sampling, seed, trial }: Episode['options'], turn: number): Sampling {
  return {
    seed: deriveSeed({ run: seed, stage: 'policy', item: 'turn', ...(trial && { trial }), turn }),
    ...sampling,
  };
}

// Models may bring members of their own; a record holds what its schema names.
export function plainMessage({ content, reasoning, toolCalls }: AssistantMessage): AssistantMessage {
  return {
    role: 'assistant',
    content,
    ...(reasoning !== undefined && { reasoning }),
    ...(toolCalls && toolCalls.length > 0 && { toolCalls }),
    isSampled: true,
  };
}

function tokensOf({ tokens }: ModelReply, messageIndex: number): TurnTokens | undefined {
  if (!tokens) return undefined;
  const { promptIds, completionIds, logprobs } = tokens;
  return {
    messageIndex,
    // Not copied: a rollout's ids are its largest part, and nobody changes them.
    ...(promptIds && { promptIds: promptIds as number[] }),
    ...(completionIds && { completionIds: completionIds as number[] }),
    ...(logprobs && { logprobs: logprobs as (number | null)[] }),
  };
}
