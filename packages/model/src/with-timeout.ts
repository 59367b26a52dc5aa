import type { Model, ModelReply, ModelRequest } from '@sca/core';
import { abortedError, onAbort, throwIfAborted } from './abort.ts';
import { type Clock, systemClock } from './clock.ts';
import type { ModelMiddleware } from './middleware.ts';
import { modelError } from './model-error.ts';

export interface TimeoutOptions {
  /** Bound on one call of what is inside. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
}

/**
 * Ends a call that takes too long with `MODEL_TIMEOUT`, and one whose signal aborts with `MODEL_ABORTED`, both at once,
 * whether what is inside heeds its signal or not.
 */
export function withTimeout({ timeoutMs, clock = systemClock }: TimeoutOptions): ModelMiddleware {
  return (model) => ({
    name: model.name,
    generate: (request) => generateWithin(model, request, { timeoutMs, clock }),
  });
}

async function generateWithin(
  model: Model,
  request: ModelRequest,
  { timeoutMs, clock }: Required<TimeoutOptions>,
): Promise<ModelReply> {
  throwIfAborted(request.signal);
  const call = new AbortController();
  return await new Promise((resolve, reject) => {
    const end = (error: Error): void => {
      reject(error);
      call.abort();
    };
    const cancel = clock.after(timeoutMs, () => end(timeoutError(model, timeoutMs)));
    const release = onAbort(request.signal, () => end(abortedError()));
    const free = (): void => {
      cancel();
      release();
    };
    model
      .generate({ ...request, signal: call.signal })
      .then(resolve, reject)
      .finally(free);
  });
}

function timeoutError({ name }: Model, timeoutMs: number): Error {
  const sentence = `${name} did not answer within ${timeoutMs} ms. Raise timeoutMs where it needs longer.`;
  return modelError('MODEL_TIMEOUT', sentence, { timeoutMs });
}
