import type { RunMonitor } from '../engine/run-monitor.ts';

/** What a worker shows of itself while its thread cannot answer. */
export interface WorkerGlance {
  /** The running step of the job, from 1. */
  readonly step: number;
  /** When the step must be over, by `Date.now()`; undefined while no guest code runs. */
  readonly deadlineMs: number | undefined;
  /** A tool of an environment runs inside the step. */
  readonly isInTool: boolean;
}

const BYTES = 24;

export function createSharedClock(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES);
}

/** The main thread's side. */
export function glanceAt(shared: SharedArrayBuffer): WorkerGlance {
  const [deadline = 0] = new Float64Array(shared, 0, 1);
  const [step = 0, inTool = 0] = new Int32Array(shared, 8, 2);
  return { step, deadlineMs: deadline === 0 ? undefined : deadline, isInTool: inTool === 1 };
}

/** The worker's side: a monitor whose time the main thread can see. */
export class SharedMonitor implements RunMonitor {
  readonly #deadlineShown: Float64Array;
  readonly #stepShown: Int32Array;
  readonly #onToolFailure: (thrown: unknown) => void;
  #hungSteps: ReadonlySet<number> = new Set();
  #deadline = Number.POSITIVE_INFINITY;

  constructor(shared: SharedArrayBuffer, onToolFailure: (thrown: unknown) => void = () => undefined) {
    this.#onToolFailure = onToolFailure;
    this.#deadlineShown = new Float64Array(shared, 0, 1);
    this.#stepShown = new Int32Array(shared, 8, 2);
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
    this.#deadlineShown[0] = 0;
  }

  isPastDeadline(): boolean {
    return performance.now() > this.#deadline;
  }

  /** Runs a tool of an environment: its time counts, but a hang in it is not the guest's. */
  duringTool<Result>(work: () => Result): Result {
    this.#stepShown[1] = 1;
    try {
      return work();
    } catch (thrown) {
      this.#onToolFailure(thrown);
      throw thrown;
    } finally {
      this.#stepShown[1] = 0;
    }
  }

  /** Waits for a tool of the caller: its time does not count. */
  whilePaused<Result>(work: () => Result): Result {
    const left = this.#deadline - performance.now();
    this.#deadlineShown[0] = 0;
    const result = work();
    this.#setDeadline(performance.now() + left);
    return result;
  }

  #setDeadline(deadline: number): void {
    this.#deadline = deadline;
    this.#deadlineShown[0] = Date.now() + (deadline - performance.now());
  }
}
