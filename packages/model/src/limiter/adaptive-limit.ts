/**
 * How a call ended, as far as it tells of the server: it answered; it had too many calls; it failed for another reason,
 * which is none to grow; or nothing.
 */
export type CallOutcome = 'served' | 'refused' | 'failed' | 'untold';

export interface AdaptiveLimitOptions {
  readonly initial: number;
  readonly max: number;
}

/** What is left of a limit that was good until it was tried to go beyond. */
const STEP_BACK = 0.95;
/** What is left of a limit that is refused again before it was good. */
const CUT = 0.85;
/** What the refusals of one burst leave at least. */
const DEEPEST_CUT = 0.5;
/** So near to the ceiling, as a share of it, the limit has arrived. */
const NEAR = 0.02;
/** Steps beyond the ceiling, as shares of the limit: careful first, since it is likely to be there still. */
const PROBES = [0.02, 0.25, 1];

/**
 * How many calls may be under way at once: found by trying, as TCP finds its window (binary increase, multiplicative
 * decrease, after BIC: Xu, Harfoush and Rhee, INFOCOM 2004).
 *
 * Time is counted in rounds, which are as many replies as the limit was at their beginning. After a clean round that
 * used the limit it grows: twofold until the first refusal; then half the way to where that was; then beyond, faster
 * and faster. A refusal cuts it, and those of the same burst cut it no further than to half. It never falls below 1 and
 * nothing ever holds it still, so it cannot freeze.
 */
export class AdaptiveLimit {
  #limit: number;
  readonly #max: number;
  #inFlight = 0;
  /** Where the server was last too busy; null while it never was. */
  #ceiling: number | null = null;
  #probes = 0;
  /** The limit of the last clean round that used it, if there was one since the last cut. */
  #good: number | null = null;
  /** Counts the bursts of refusals: one that began before the last cut belongs to its burst. */
  #burst = 0;
  #burstFloor = 1;
  #round = { size: 1, replies: 0, isClean: true, isUsed: false };

  constructor({ initial, max }: AdaptiveLimitOptions) {
    this.#limit = Math.min(initial, max);
    this.#max = max;
    this.#startRound();
  }

  /** Whole calls. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get hasRoom(): boolean {
    return this.#inFlight < this.limit;
  }

  /** Begins a call, and says in which burst. */
  begin(): number {
    this.#inFlight += 1;
    if (!this.hasRoom) this.#round.isUsed = true;
    return this.#burst;
  }

  /** Ends a call that began in that burst. */
  end(outcome: CallOutcome, burst: number): void {
    const used = Math.min(this.#limit, this.#inFlight);
    this.#inFlight -= 1;
    if (outcome === 'untold') return;
    if (outcome === 'refused') {
      this.#shrink(used, burst);
      return;
    }
    if (outcome === 'failed') this.#round.isClean = false;
    this.#countReply();
  }

  #shrink(used: number, burst: number): void {
    if (burst === this.#burst) this.#cut(used);
    else this.#cutFurther();
  }

  #cut(used: number): void {
    const left = this.#good === null ? used * CUT : Math.min(used, this.#good) * STEP_BACK;
    this.#burst += 1;
    this.#burstFloor = Math.max(1, used * DEEPEST_CUT);
    this.#limit = Math.max(1, left);
    this.#ceiling = used;
    this.#probes = 0;
    this.#good = null;
    this.#startRound();
  }

  /** One more refusal of a burst: what is still under way is as much as the server seems to take. */
  #cutFurther(): void {
    const seen = Math.max(this.#burstFloor, this.#inFlight);
    this.#limit = Math.min(this.#limit, seen);
    this.#ceiling = Math.min(this.#ceiling ?? seen, seen + 1);
  }

  #countReply(): void {
    this.#round.replies += 1;
    if (this.#round.replies < this.#round.size) return;
    if (this.#round.isClean && this.#round.isUsed) {
      this.#good = this.#limit;
      this.#limit = Math.min(this.#max, this.#grown());
    }
    this.#startRound();
  }

  #grown(): number {
    if (this.#ceiling === null) return this.#limit * 2;
    const gap = this.#ceiling - this.#limit;
    if (gap > this.#ceiling * NEAR) return this.#limit + gap / 2;
    const step = PROBES[Math.min(this.#probes, PROBES.length - 1)] ?? 1;
    this.#probes += 1;
    return this.#limit * (1 + step);
  }

  #startRound(): void {
    this.#round = { size: this.limit, replies: 0, isClean: true, isUsed: !this.hasRoom };
  }
}
