import { messageOf, ScaError } from '@sca/core';
import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { type ModelErrorCode, modelError } from '../model-error.ts';
import type { Redact } from '../redact.ts';
import { speaksOfOverflow } from './context-overflow.ts';
import { ReplyCutError } from './http-fetch.ts';
import { retryAfterMs } from './retry-after.ts';

/** Whom an error speaks of, and what it must not say. */
export interface Endpoint {
  readonly model: string;
  readonly baseUrl: string;
  readonly redact: Redact;
}

/** An error body as the wire had it. */
interface WireFailure {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Headers;
}

const MAX_SHOWN = 400;

/**
 * What the `openai` client threw, as an error with a code of ours. Nothing of the original is kept as a cause: it holds
 * headers and texts in which servers repeat keys.
 */
export function toModelError(thrown: unknown, endpoint: Endpoint): ScaError {
  if (thrown instanceof ScaError) return thrown;
  if (thrown instanceof APIUserAbortError) return modelError('MODEL_ABORTED', 'The call was aborted.');
  if (thrown instanceof APIConnectionError) return connectionError(thrown, endpoint);
  if (thrown instanceof APIError && thrown.status !== undefined) {
    const { status, error, headers, message } = thrown;
    return statusError({ status, body: error ?? message, headers }, endpoint);
  }
  if (thrown instanceof SyntaxError) return notJson(endpoint, messageOf(thrown));
  throw thrown;
}

/** An error that came as a body, with its own status or that of the reply. */
export function statusError({ status, body, headers }: WireFailure, endpoint: Endpoint): ScaError {
  const said = endpoint.redact(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
  const code = codeOf(status, said);
  const waitMs = headers && retryAfterMs(headers);
  const requestId = headers?.get('x-request-id');
  const sentence = `${nameOf(endpoint)} answered ${status}: ${shorten(said)} ${ADVICE[code] ?? ''}`.trim();
  return modelError(code, sentence, {
    status,
    said: shorten(said),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    ...(requestId && { requestId }),
  });
}

/** A reply whose body is no JSON. */
export function notJson(endpoint: Endpoint, why: string): ScaError {
  const said = shorten(endpoint.redact(why));
  const sentence = `${nameOf(endpoint)} answered something that is no JSON: ${said} Check that the base URL ends with the version, such as /v1.`;
  return modelError('MODEL_REPLY_NOT_JSON', sentence, { said });
}

/** The model and its endpoint, for sentences. */
export function nameOf({ model, baseUrl, redact }: Endpoint): string {
  return redact(`${model} at ${baseUrl}`);
}

const ADVICE: Partial<Record<ModelErrorCode, string>> = {
  MODEL_AUTH_FAILED: 'Check the variable that apiKeyEnv names.',
  MODEL_NOT_FOUND: 'Check the name of the model and that the base URL ends with the version, such as /v1.',
  MODEL_QUOTA_EXHAUSTED: 'The account is out of credit: waiting does not help.',
};

function codeOf(status: number, said: string): ModelErrorCode {
  if (status === 401 || status === 403) return 'MODEL_AUTH_FAILED';
  if (status === 402) return 'MODEL_QUOTA_EXHAUSTED';
  if (status === 429)
    return /insufficient_quota|billing_hard_limit/.test(said)
      ? 'MODEL_QUOTA_EXHAUSTED'
      : 'MODEL_RATE_LIMITED';
  // Some servers say it with 413 or 500.
  if (speaksOfOverflow(said)) return 'MODEL_CONTEXT_OVERFLOW';
  if (status === 404) return 'MODEL_NOT_FOUND';
  return isPassing(status) ? 'MODEL_SERVER_FAILED' : 'MODEL_REQUEST_REJECTED';
}

/** Timeouts and conflicts of the server, and everything of its own making but what it does not implement. */
function isPassing(status: number): boolean {
  return [408, 409, 425].includes(status) || (status >= 500 && status !== 501 && status !== 505);
}

function connectionError(thrown: APIConnectionError, endpoint: Endpoint): ScaError {
  const reason = rootOf(thrown);
  if (thrown.cause instanceof ReplyCutError) {
    return modelError('MODEL_REPLY_TRUNCATED', `The reply of ${nameOf(endpoint)} was cut off on its way.`);
  }
  const systemCode = (reason as { code?: unknown }).code;
  const said = shorten(endpoint.redact(messageOf(reason)));
  const advice = systemCode === 'ECONNREFUSED' ? ' Is the server running?' : '';
  return modelError('MODEL_CONNECTION_FAILED', `${nameOf(endpoint)} cannot be reached: ${said}.${advice}`, {
    said,
    ...(typeof systemCode === 'string' && { systemCode }),
  });
}

/** The innermost cause. Of the addresses that were tried in turn, the last one. */
function rootOf(thrown: unknown): unknown {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return rootOf(thrown.errors.at(-1));
  return thrown instanceof Error && thrown.cause instanceof Error ? rootOf(thrown.cause) : thrown;
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
