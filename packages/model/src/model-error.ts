import { ScaError } from '@sca/core';

/** The ways in which a call of a model fails, with whether the same call may succeed a little later. */
const IS_RETRYABLE = {
  MODEL_ABORTED: false,
  MODEL_AUTH_FAILED: false,
  MODEL_CONNECTION_FAILED: true,
  MODEL_CONTEXT_OVERFLOW: false,
  MODEL_COST_LIMIT: false,
  MODEL_FINISH_REASON_UNKNOWN: true,
  MODEL_NOT_FOUND: false,
  MODEL_QUOTA_EXHAUSTED: false,
  MODEL_RATE_LIMITED: true,
  MODEL_RECORDING_MISS: false,
  MODEL_REPLY_EMPTY: true,
  MODEL_REPLY_INVALID: true,
  MODEL_REPLY_NOT_JSON: true,
  MODEL_REPLY_TRUNCATED: true,
  MODEL_REQUEST_REJECTED: false,
  MODEL_SERVER_FAILED: true,
  MODEL_TIMEOUT: true,
  MODEL_TOKENS_INCONSISTENT: false,
  MODEL_TOKENS_MISSING: false,
} as const;

/** Why a call of a model failed. Listed with what to do in `docs/errors.md`. */
export type ModelErrorCode = keyof typeof IS_RETRYABLE;

/** An error of a model call. Whether it is retryable follows from its code. */
export function modelError(
  code: ModelErrorCode,
  message: string,
  details: Record<string, unknown> = {},
): ScaError {
  return new ScaError(code, message, { details, isRetryable: IS_RETRYABLE[code] });
}

/** True where a call failed because the conversation no longer fits the model: a limit, not a fault. */
export function isContextOverflow(thrown: unknown): boolean {
  return thrown instanceof ScaError && thrown.code === 'MODEL_CONTEXT_OVERFLOW';
}
