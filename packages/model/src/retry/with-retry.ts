import {
  createRandom,
  type Model,
  type ModelReply,
  type ModelRequest,
  type Random,
  ScaError,
} from '@sca/core';
import { type Clock, sleep, systemClock } from '../clock.ts';
import type { ModelMiddleware } from '../middleware.ts';
import { retryDelayMs } from './retry-delay.ts';

export interface RetryOptions {
  /** Calls per request, the first one counted. @defaultValue no bound: time is */
  readonly maxAttempts?: number;
  /** No attempt begins later than this after the first one began. @defaultValue 900_000 (15 minutes) */
  readonly maxElapsedMs?: number;
  /** Wait before the second attempt; it doubles from one to the next. @defaultValue 500 */
  readonly baseDelayMs?: number;
  /** @defaultValue 30_000 */
  readonly maxDelayMs?: number;
  /** Hears of every attempt that will be repeated. What it throws ends the call in the place of another attempt. */
  readonly onRetry?: (retry: RetryEvent) => void;
  readonly clock?: Clock;
  /** Spreads waits, so that calls that failed together do not come back together. Never changes a reply. */
  readonly random?: Pick<Random, 'float'>;
}

export interface RetryEvent {
  /** 1 after the first call. */
  readonly attempt: number;
  readonly waitMs: number;
  readonly error: ScaError;
}

/**
 * Repeats calls that failed and may succeed later: errors with `isRetryable`, after a growing wait or the one that the
 * server asked for. What would begin too late is not waited for. An abort ends a wait at once.
 *
 * @throws ScaError the last attempt's, saying how many there were
 */
export function withRetry(options: RetryOptions = {}): ModelMiddleware {
  const resolved: Required<RetryOptions> = {
    maxAttempts: Number.POSITIVE_INFINITY,
    maxElapsedMs: 900_000,
    baseDelayMs: 500,
    maxDelayMs: 30_000,
    onRetry: () => {},
    clock: systemClock,
    random: createRandom(Math.trunc(Math.random() * 2 ** 32)),
    ...options,
  };
  return (model) => ({
    name: model.name,
    generate: (request) => generateWithRetries(model, request, resolved),
  });
}

async function generateWithRetries(
  model: Model,
  request: ModelRequest,
  options: Required<RetryOptions>,
): Promise<ModelReply> {
  const { clock, maxAttempts, maxElapsedMs, onRetry } = options;
  const deadline = clock.now() + maxElapsedMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await model.generate(request);
    } catch (error) {
      if (!(error instanceof ScaError) || !error.isRetryable) throw error;
      const waitMs = retryDelayMs(error, attempt, options);
      if (attempt >= maxAttempts || clock.now() + waitMs > deadline) throw givenUp(error, attempt);
      onRetry({ attempt, waitMs, error });
      await sleep(clock, waitMs, request.signal);
    }
  }
}

function givenUp(error: ScaError, attempts: number): ScaError {
  if (attempts === 1) return error;
  return new ScaError(error.code, `${error.message} Given up after ${attempts} attempts.`, {
    details: { ...error.details, attempts },
    isRetryable: error.isRetryable,
  });
}
