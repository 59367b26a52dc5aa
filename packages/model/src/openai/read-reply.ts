import { type ModelReply, ScaError, type Usage } from '@sca/core';
import { z } from 'zod';
import type { TokenCapture } from '../model-config.ts';
import { modelError } from '../model-error.ts';
import { type Endpoint, nameOf, notJson, statusError } from './call-failure.ts';
import { readMessage } from './read-message.ts';
import { readTokens } from './read-tokens.ts';
import { type WireChoice, WireCompletion, type WireUsage } from './wire-completion.ts';

export interface ReplyContext {
  readonly capture: TokenCapture;
  readonly endpoint: Endpoint;
  /** How many messages were asked: part of the ids of tool calls that came without one. */
  readonly messageCount: number;
}

/**
 * Reads what the `openai` client made of a reply.
 *
 * @throws ScaError where the reply is none: `MODEL_REPLY_NOT_JSON`, `MODEL_REPLY_INVALID`, `MODEL_REPLY_EMPTY`,
 * `MODEL_FINISH_REASON_UNKNOWN`, `MODEL_TOKENS_INCONSISTENT`, `MODEL_TOKENS_MISSING`, or the error that came with
 * status 200.
 */
export function readReply(body: unknown, { capture, endpoint, messageCount }: ReplyContext): ModelReply {
  const completion = readCompletion(body, endpoint);
  const usage = readUsage(completion.usage);
  return onAccount(usage, () => {
    const choice = completion.choices?.[0];
    if (!choice) throw modelError('MODEL_REPLY_EMPTY', `${nameOf(endpoint)} answered without a choice.`);
    const message = readMessage(choice.message, messageCount);
    const finishReason = readFinishReason(choice, endpoint);
    const tokens = readTokens({ completion, choice, capture }, endpoint);
    return { message, finishReason, usage, ...(tokens && { tokens }) };
  });
}

/** The provider has counted the tokens of a reply even where it turns out to be none: the error says so. */
function onAccount(usage: Usage, read: () => ModelReply): ModelReply {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof ScaError)) throw thrown;
    const { code, message, details, isRetryable } = thrown;
    throw new ScaError(code, message, { details: { ...details, usage }, isRetryable });
  }
}

function readCompletion(body: unknown, endpoint: Endpoint): WireCompletion {
  // The client hands over text where the reply was not declared as JSON.
  if (typeof body === 'string') throw notJson(endpoint, body);
  const error = (body as { error?: unknown } | null)?.error;
  // Gateways that have begun with status 200 report in the body what went wrong behind them.
  if (error) throw statusError({ status: statusOf(error), body: error }, endpoint);
  const result = WireCompletion.safeParse(body);
  if (result.success) return result.data;
  const problems = z.prettifyError(result.error);
  throw modelError('MODEL_REPLY_INVALID', `${nameOf(endpoint)} answered no chat completion.\n${problems}`);
}

function statusOf(error: unknown): number {
  const code = Number((error as { code?: unknown }).code);
  return code >= 400 && code < 600 ? code : 500;
}

const FINISH_REASONS = new Map<string, ModelReply['finishReason']>([
  ['stop', 'stop'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
]);

/** Servers mix up the first two; what the message holds decides between them. */
function readFinishReason(
  { finish_reason, message }: WireChoice,
  endpoint: Endpoint,
): ModelReply['finishReason'] {
  const reason = FINISH_REASONS.get(finish_reason ?? '');
  if (reason === undefined) {
    const sentence = `${nameOf(endpoint)} ended its reply with ${JSON.stringify(finish_reason ?? null)}, which is no finish reason.`;
    throw modelError('MODEL_FINISH_REASON_UNKNOWN', sentence, { finishReason: finish_reason ?? null });
  }
  if (message.refusal) return 'content-filter';
  if (reason === 'length' || reason === 'content-filter') return reason;
  return message.tool_calls?.length ? 'tool-calls' : 'stop';
}

/** Zero for what the server does not count. */
function readUsage(usage: WireUsage | null | undefined): Usage {
  return {
    calls: 1,
    promptTokens: usage?.prompt_tokens ?? 0,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    completionTokens: usage?.completion_tokens ?? 0,
    costUsd: usage?.cost ?? null,
  };
}
