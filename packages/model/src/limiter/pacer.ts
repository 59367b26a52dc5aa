const MINUTE_MS = 60_000;
/** How far ahead of an even pace calls may run, so that a late timer costs nothing. */
const BURST_MS = 1000;

/**
 * Keeps something below a rate per minute: a leaky bucket of one second. No 60 seconds hold more than the rate, as far
 * as costs are known in advance.
 */
export class Pacer {
  readonly #msPerUnit: number;
  /** The moment until which everything taken so far would last at an even pace. */
  #paidUntil = Number.NEGATIVE_INFINITY;

  constructor(perMinute: number) {
    this.#msPerUnit = (MINUTE_MS + BURST_MS) / perMinute;
  }

  /** Milliseconds until something may be taken; 0 for now. */
  waitMs(now: number): number {
    return Math.max(0, this.#paidUntil - BURST_MS - now);
  }

  /** Takes some, even if it is more than a whole minute's: what comes next waits for it. */
  take(units: number, now: number): void {
    this.#paidUntil = Math.max(this.#paidUntil, now) + units * this.#msPerUnit;
  }

  /** Corrects what was taken, once it is known. */
  correct(units: number): void {
    this.#paidUntil += units * this.#msPerUnit;
  }
}
