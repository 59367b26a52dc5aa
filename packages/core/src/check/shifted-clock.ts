/** How far the clock is moved: over the end of any minute, hour, day, month and year. */
const SHIFT_MS = 400 * 24 * 3_600_000 + 3_661_001;

/** Runs synchronous code under a clock that shows another time, to find what depends on the clock. */
export function withShiftedClock<Result>(run: () => Result): Result {
  const clock = globalThis.Date;
  const now = (): number => clock.now() + SHIFT_MS;
  globalThis.Date = new Proxy(clock, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new clock(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  try {
    return run();
  } finally {
    globalThis.Date = clock;
  }
}
