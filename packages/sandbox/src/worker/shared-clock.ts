import type { RunMonitor } from '../engine/run-monitor.ts';

/** What a worker shows of itself while its thread cannot answer. */
export interface WorkerGlance {
  /** The running step of the job, from 1. */
  readonly step: number;
  /** When the step must be over, by `Date.now()`; undefined while no guest code runs. */
  readonly deadlineMs: number | undefined;
  /** Since when a tool of an environment runs, by `Date.now()`; undefined while none does. */
  readonly toolSinceMs: number | undefined;
}

/** Deadline and start of the tool as 64-bit floats, 0 for none; then the step as a 32-bit integer. */
const BYTES = 24;

export function createSharedClock(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES);
}

/** The main thread's side. */
export function glanceAt(shared: SharedArrayBuffer): WorkerGlance {
  const [deadline = 0, toolSince = 0] = new Float64Array(shared, 0, 2);
  const [step = 0] = new Int32Array(shared, 16, 1);
  return { step, deadlineMs: deadline || undefined, toolSinceMs: toolSince || undefined };
}

/** The worker's side: a monitor whose time the main thread can see. */
export class SharedMonitor implements RunMonitor {
  readonly #timesShown: Float64Array;
  readonly #stepShown: Int32Array;
  readonly #onToolFailure: (thrown: unknown) => void;
  #hungSteps: ReadonlySet<number> = new Set();
  #deadline = Number.POSITIVE_INFINITY;

  constructor(shared: SharedArrayBuffer, onToolFailure: (thrown: unknown) => void = () => undefined) {
    this.#onToolFailure = onToolFailure;
    this.#timesShown = new Float64Array(shared, 0, 2);
    this.#stepShown = new Int32Array(shared, 16, 1);
  }

  /** Steps that were killed in an earlier attempt at the same job are not run again. */
  startJob(hungSteps: readonly number[]): void {
    this.#hungSteps = new Set(hungSteps);
    this.#stepShown.fill(0);
  }

  begin(wallTimeMs: number): boolean {
    const step = (this.#stepShown[0] ?? 0) + 1;
    this.#stepShown[0] = step;
    if (this.#hungSteps.has(step)) return false;
    this.#setDeadline(performance.now() + wallTimeMs);
    return true;
  }

  end(): void {
    this.#deadline = Number.POSITIVE_INFINITY;
    this.#timesShown[0] = 0;
  }

  isPastDeadline(): boolean {
    return performance.now() > this.#deadline;
  }

  /** Runs a tool of an environment: its time counts, but a hang in it is not the guest's. */
  duringTool<Result>(work: () => Result): Result {
    this.#timesShown[1] = Date.now();
    try {
      return work();
    } catch (thrown) {
      this.#onToolFailure(thrown);
      throw thrown;
    } finally {
      this.#timesShown[1] = 0;
    }
  }

  /** Waits for a tool of the caller: its time does not count. */
  whilePaused<Result>(work: () => Result): Result {
    const left = this.#deadline - performance.now();
    this.#timesShown[0] = 0;
    const result = work();
    this.#setDeadline(performance.now() + left);
    return result;
  }

  #setDeadline(deadline: number): void {
    this.#deadline = deadline;
    this.#timesShown[0] = Date.now() + (deadline - performance.now());
  }
}
