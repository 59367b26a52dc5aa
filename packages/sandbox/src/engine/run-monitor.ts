/** Keeps the time of guest code, step by step: compiling a program is a step, and so is running one. */
export interface RunMonitor {
  /** Starts a step; false where the step must not run because it is known to hang. */
  begin(wallTimeMs: number): boolean;
  end(): void;
  isPastDeadline(): boolean;
}

/** Keeps the time for this thread only. */
export function createLocalMonitor(): RunMonitor {
  let deadline = Number.POSITIVE_INFINITY;
  return {
    begin(wallTimeMs) {
      deadline = performance.now() + wallTimeMs;
      return true;
    },
    end() {
      deadline = Number.POSITIVE_INFINITY;
    },
    isPastDeadline: () => performance.now() > deadline,
  };
}
