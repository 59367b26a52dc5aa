import { setMaxListeners } from 'node:events';
import type { ScaError } from '@sca/core';
import { modelError } from './model-error.ts';

/** The error of a call that its caller no longer wants. */
export function abortedError(): ScaError {
  return modelError('MODEL_ABORTED', 'The call was aborted.');
}

/** @throws ScaError `MODEL_ABORTED` where the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError();
}

/** Calls back when the signal aborts, until the function it returns is called. */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  // One signal ends all calls of a run; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', callback, { once: true });
  return () => signal.removeEventListener('abort', callback);
}
