import { randomUUID } from 'node:crypto';
import type { ModelReply, ReplyTokens } from '@sca/core';
import type { WantedTokens } from './chat-request.ts';

/** What OpenAI and vLLM write for a logarithm that cannot be told; JSON has no infinity. */
const UNTOLD_LOGPROB = -9999;

const FINISH_REASONS = {
  stop: 'stop',
  'tool-calls': 'tool_calls',
  length: 'length',
  'content-filter': 'content_filter',
} as const satisfies Record<ModelReply['finishReason'], string>;

export interface CompletionOptions {
  readonly model: string;
  /** Which weights, as `system_fingerprint`. */
  readonly fingerprint?: string | undefined;
  readonly wanted: WantedTokens;
}

/** The body of a successful answer: OpenAI's, and of vLLM's members those that carry token ids. */
export function chatCompletion(reply: ModelReply, options: CompletionOptions): Record<string, unknown> {
  const { model, fingerprint, wanted } = options;
  const { tokens = {}, finishReason, usage } = reply;
  const choice = {
    index: 0,
    message: toWireMessage(reply.message),
    finish_reason: FINISH_REASONS[finishReason],
    logprobs: wanted.logprobs && tokens.logprobs ? { content: toWireLogprobs(tokens) } : null,
    ...(wanted.ids && tokens.completionIds && { token_ids: tokens.completionIds }),
  };
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    ...(fingerprint !== undefined && { system_fingerprint: fingerprint }),
    choices: [choice],
    usage: {
      prompt_tokens: usage.promptTokens,
      completion_tokens: usage.completionTokens,
      total_tokens: usage.promptTokens + usage.completionTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedTokens },
    },
    ...(wanted.ids && tokens.promptIds && { prompt_token_ids: tokens.promptIds }),
  };
}

function toWireMessage({ content, reasoning, toolCalls }: ModelReply['message']): Record<string, unknown> {
  const calls = toolCalls?.map((call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }));
  return {
    role: 'assistant',
    content: content === '' && calls?.length ? null : content,
    refusal: null,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(calls?.length && { tool_calls: calls }),
  };
}

/** A model's ids need not stand for texts, so a token is named by its id, in vLLM's notation. */
function toWireLogprobs({ logprobs = [], completionIds }: ReplyTokens): readonly Record<string, unknown>[] {
  return logprobs.map((logprob, index) => {
    const id = completionIds?.[index];
    return {
      token: id === undefined ? '' : `token_id:${id}`,
      logprob: Number.isFinite(logprob) ? logprob : UNTOLD_LOGPROB,
      bytes: null,
      top_logprobs: [],
    };
  });
}
