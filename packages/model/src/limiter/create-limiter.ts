import { abortedError, onAbort, throwIfAborted } from '../abort.ts';
import { type Clock, systemClock } from '../clock.ts';
import { AdaptiveLimit, type CallOutcome } from './adaptive-limit.ts';
import { Pacer } from './pacer.ts';

export interface LimiterOptions {
  /** Calls at once to begin with; from there the limit adapts. Null for no limit at all. @defaultValue 64 */
  readonly initialConcurrency?: number | null | undefined;
  /** @defaultValue 10_000 */
  readonly maxConcurrency?: number | undefined;
  /** @defaultValue no bound */
  readonly requestsPerMinute?: number | undefined;
  /** Prompt and completion together. @defaultValue no bound */
  readonly tokensPerMinute?: number | undefined;
  readonly clock?: Clock;
}

/** A place at the server. It is given back once. */
interface Place {
  /** @param tokens what the call really took, where that is known */
  release(outcome: CallOutcome, tokens?: number): void;
}

/** Lets calls begin in their order, as many as the server takes. Shared by all that should wait for each other. */
export interface Limiter {
  /**
   * Waits for a place.
   *
   * @param estimateTokens guesses what the call will take; asked only where tokens are limited
   * @throws ScaError `MODEL_ABORTED` where the signal aborts while it waits
   */
  enter(estimateTokens: () => number, signal?: AbortSignal): Promise<Place>;
  /** How many calls may be under way now; infinite where there is no limit. */
  readonly limit: number;
  readonly inFlight: number;
  readonly waiting: number;
}

/** Makes a limiter: concurrency that adapts to the server, and rates per minute. */
export function createLimiter(options: LimiterOptions = {}): Limiter {
  return new QueuedLimiter(options);
}

interface Waiter {
  readonly estimateTokens: () => number;
  readonly admit: (place: Place) => void;
}

class QueuedLimiter implements Limiter {
  readonly #concurrency: AdaptiveLimit | undefined;
  readonly #requests: Pacer | undefined;
  readonly #tokens: Pacer | undefined;
  readonly #clock: Clock;
  /** In the order of arrival. A set, since any of them may give up. */
  readonly #queue = new Set<Waiter>();
  #inFlight = 0;
  #isTimerSet = false;

  constructor(options: LimiterOptions) {
    const { initialConcurrency: initial = 64, maxConcurrency: max = 10_000 } = options;
    const { requestsPerMinute, tokensPerMinute, clock = systemClock } = options;
    this.#concurrency = initial === null ? undefined : new AdaptiveLimit({ initial, max });
    this.#requests = requestsPerMinute === undefined ? undefined : new Pacer(requestsPerMinute);
    this.#tokens = tokensPerMinute === undefined ? undefined : new Pacer(tokensPerMinute);
    this.#clock = clock;
  }

  get limit(): number {
    return this.#concurrency?.limit ?? Number.POSITIVE_INFINITY;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  async enter(estimateTokens: () => number, signal?: AbortSignal): Promise<Place> {
    throwIfAborted(signal);
    if (this.#queue.size === 0 && this.#hasRoom() && this.#waitMs() === 0) return this.#open(estimateTokens);
    return await new Promise((resolve, reject) => {
      const leave = onAbort(signal, () => {
        this.#queue.delete(waiter);
        reject(abortedError());
      });
      const admit = (place: Place): void => {
        leave();
        resolve(place);
      };
      const waiter: Waiter = { estimateTokens, admit };
      this.#queue.add(waiter);
      this.#admit();
    });
  }

  #admit(): void {
    for (const waiter of this.#queue) {
      if (!this.#hasRoom()) return;
      const waitMs = this.#waitMs();
      if (waitMs > 0) {
        this.#admitIn(waitMs);
        return;
      }
      this.#queue.delete(waiter);
      waiter.admit(this.#open(waiter.estimateTokens));
    }
  }

  #admitIn(waitMs: number): void {
    if (this.#isTimerSet) return;
    this.#isTimerSet = true;
    this.#clock.after(waitMs, () => {
      this.#isTimerSet = false;
      this.#admit();
    });
  }

  #hasRoom(): boolean {
    return this.#concurrency?.hasRoom ?? true;
  }

  #waitMs(): number {
    if (!this.#requests && !this.#tokens) return 0;
    const now = this.#clock.now();
    return Math.max(this.#requests?.waitMs(now) ?? 0, this.#tokens?.waitMs(now) ?? 0);
  }

  #open(estimateTokens: () => number): Place {
    this.#inFlight += 1;
    const burst = this.#concurrency?.begin() ?? 0;
    this.#requests?.take(1, this.#clock.now());
    const estimate = this.#tokens ? estimateTokens() : 0;
    this.#tokens?.take(estimate, this.#clock.now());
    return {
      release: (outcome, tokens = estimate) => {
        this.#inFlight -= 1;
        this.#tokens?.correct(tokens - estimate);
        this.#concurrency?.end(outcome, burst);
        this.#admit();
      },
    };
  }
}
