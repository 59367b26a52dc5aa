/** Time that stands still until it is told to go on. Fits wherever a clock can be given. */
export interface VirtualClock {
  /** Milliseconds since the clock was made. */
  now(): number;
  /** Calls back once, unless the function it returns was called before. */
  after(delayMs: number, callback: () => void): () => void;
  /** How many callbacks wait. */
  readonly pending: number;
  /**
   * Lets time go on by that much: callbacks come in the order of their times, and what follows from those of one moment
   * is done before the next, as far as it takes no real time.
   */
  advance(durationMs: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock for tests of what waits: none of them takes a real second, and each gives the same every time. */
export function createVirtualClock(): VirtualClock {
  let now = 0;
  /** By time, and those of one moment in the order they were set. */
  const timers: Timer[] = [];
  const takeDue = (): (() => void)[] => {
    const later = timers.findIndex(({ at }) => at > now);
    return timers.splice(0, later === -1 ? timers.length : later).map(({ callback }) => callback);
  };
  return {
    now: () => now,
    after(delayMs, callback) {
      const timer = { at: now + Math.max(0, delayMs), callback };
      timers.splice(placeOf(timer, timers), 0, timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index !== -1) timers.splice(index, 1);
      };
    },
    get pending() {
      return timers.length;
    },
    async advance(durationMs) {
      const end = now + durationMs;
      await settle();
      for (let next = timers[0]; next && next.at <= end; next = timers[0]) {
        now = next.at;
        for (const callback of takeDue()) callback();
        await settle();
      }
      now = end;
    },
  };
}

/** Behind all timers that are due no later. */
function placeOf({ at }: Timer, timers: readonly Timer[]): number {
  let [low, high] = [0, timers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Promises that wait for nothing are done by then. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
