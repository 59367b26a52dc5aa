import { onAbort } from './on-abort.ts';

/** What may end an episode from outside while it waits. */
export interface Interruption {
  /** For whoever is asked on the episode's behalf; undefined where nothing can interrupt. */
  readonly signal: AbortSignal | undefined;
  /** Why the episode was interrupted; undefined while it was not. */
  readonly cause: 'aborted' | 'time' | undefined;
  /** Waits for a result, but no longer than until the interruption, whether or not the one who is asked heeds it. */
  guard<Result>(result: Promise<Result>): Promise<Result>;
  /** Ends the time limit: what follows is not the episode's time. */
  endTime(): void;
  /** Lets go of the caller's signal. */
  release(): void;
}

/** Thrown by `guard` where the interruption came first. */
class Interrupted extends Error {}

/** Starts to watch the caller's signal and the clock. */
export function watchInterruption(
  callersSignal: AbortSignal | undefined,
  timeMs: number | undefined,
): Interruption {
  if (!callersSignal && timeMs === undefined) return UNINTERRUPTED;
  const controller = new AbortController();
  let cause: Interruption['cause'];
  let reject: (reason: Error) => void;
  const interrupted = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  interrupted.catch(() => undefined); // It may come while nobody waits.
  const interrupt = (reason: 'aborted' | 'time'): void => {
    cause ??= reason;
    reject(new Interrupted(reason));
    controller.abort(reason === 'time' ? new Error('the time limit of the episode') : callersSignal?.reason);
  };
  const abort = (): void => interrupt('aborted');
  if (callersSignal?.aborted) abort();
  const stopListening = callersSignal && onAbort(callersSignal, abort);
  const timer = timeMs === undefined ? undefined : setTimeout(() => interrupt('time'), timeMs);
  return {
    signal: controller.signal,
    get cause() {
      return cause;
    },
    // In this order an interruption wins over a result that is there already.
    guard: (result) => Promise.race([interrupted, result]),
    endTime: () => clearTimeout(timer),
    release() {
      clearTimeout(timer);
      stopListening?.();
    },
  };
}

const UNINTERRUPTED: Interruption = {
  signal: undefined,
  cause: undefined,
  guard: (result) => result,
  endTime() {},
  release() {},
};
