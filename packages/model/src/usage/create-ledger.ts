import { ScaError, Usage } from '@sca/core';
import { z } from 'zod';
import { abortedError, onAbort, throwIfAborted } from '../abort.ts';
import { modelError } from '../model-error.ts';
import { NO_USAGE } from './no-usage.ts';

/** What one role used so far. */
export const RoleTotals = z.strictObject({
  /** What was asked of endpoints. `costUsd` is the sum of what has a price, and null where nothing has. */
  usage: Usage,
  /** What a cache answered, as it was counted when it was asked of an endpoint. `calls` are hits. */
  saved: Usage,
  /** Calls among those of `usage` whose price is not known. */
  unpricedCalls: z.int().nonnegative(),
});
export type RoleTotals = z.infer<typeof RoleTotals>;

/** Totals by role, as they lie on disk between a run and its resumption. */
export const LedgerTotals = z.record(z.string(), RoleTotals);
export type LedgerTotals = z.infer<typeof LedgerTotals>;

export interface LedgerOptions {
  /** No call begins that may take the whole beyond it. @defaultValue no limit */
  readonly limitUsd?: number;
  /** The totals to go on from: those of the run that is resumed. */
  readonly start?: LedgerTotals;
}

/** Gives back what was set aside. */
type Release = () => void;

/** Keeps account of tokens and money by role, over all models of a run. */
export interface Ledger {
  /** Null for no limit. */
  readonly limitUsd: number | null;
  /** A copy, as JSON: a later ledger may start from it. */
  readonly totals: LedgerTotals;
  /** What all calls cost whose price is known, those before a resumption too. */
  readonly spentUsd: number;
  add(role: string, usage: Usage): void;
  addSaved(role: string, usage: Usage): void;
  /**
   * Sets aside what a call may cost at most, and waits where that would go beyond the limit as long as other calls are
   * under way that may cost less than they might.
   *
   * @throws ScaError `MODEL_COST_LIMIT` where it would go beyond the limit whatever those cost; `MODEL_ABORTED`
   */
  reserve(boundUsd: number, signal?: AbortSignal): Promise<Release>;
}

/**
 * Makes a ledger.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID` for a limit that is none or totals that are none
 */
export function createLedger({ limitUsd, start = {} }: LedgerOptions = {}): Ledger {
  const totals = LedgerTotals.safeParse(start);
  if (!totals.success || !(limitUsd === undefined || limitUsd >= 0)) {
    const problem = totals.success ? `limitUsd is ${limitUsd}` : z.prettifyError(totals.error);
    throw new ScaError('MODEL_CONFIG_INVALID', `A ledger cannot start like this: ${problem}`);
  }
  return new LimitedLedger(limitUsd ?? null, structuredClone(totals.data));
}

interface Waiter {
  readonly boundUsd: number;
  readonly admit: (release: Release) => void;
  readonly refuse: (error: Error) => void;
}

class LimitedLedger implements Ledger {
  readonly limitUsd: number | null;
  readonly #totals: LedgerTotals;
  readonly #queue = new Set<Waiter>();
  #spentUsd: number;
  #reservedUsd = 0;
  #reservations = 0;

  constructor(limitUsd: number | null, totals: LedgerTotals) {
    this.limitUsd = limitUsd;
    this.#totals = totals;
    this.#spentUsd = Object.values(totals).reduce((sum, { usage }) => sum + (usage.costUsd ?? 0), 0);
  }

  get totals(): LedgerTotals {
    return structuredClone(this.#totals);
  }

  get spentUsd(): number {
    return this.#spentUsd;
  }

  add(role: string, usage: Usage): void {
    const totals = this.#totalsOf(role);
    totals.usage = sum(totals.usage, usage);
    if (usage.costUsd === null) totals.unpricedCalls += usage.calls;
    this.#spentUsd += usage.costUsd ?? 0;
  }

  addSaved(role: string, usage: Usage): void {
    const totals = this.#totalsOf(role);
    totals.saved = sum(totals.saved, usage);
  }

  async reserve(boundUsd: number, signal?: AbortSignal): Promise<Release> {
    throwIfAborted(signal);
    if (this.#queue.size === 0 && this.#fits(boundUsd)) return this.#open(boundUsd);
    return await new Promise((resolve, reject) => {
      const leave = onAbort(signal, () => {
        this.#queue.delete(waiter);
        reject(abortedError());
      });
      const waiter: Waiter = {
        boundUsd,
        admit: (release) => {
          leave();
          resolve(release);
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      this.#queue.add(waiter);
      this.#admit();
    });
  }

  #admit(): void {
    for (const waiter of this.#queue) {
      const fits = this.#fits(waiter.boundUsd);
      if (!fits && this.#reservations > 0) return;
      this.#queue.delete(waiter);
      if (fits) waiter.admit(this.#open(waiter.boundUsd));
      else waiter.refuse(this.#limitError(waiter.boundUsd));
    }
  }

  #fits(boundUsd: number): boolean {
    return this.limitUsd === null || this.#spentUsd + this.#reservedUsd + boundUsd <= this.limitUsd;
  }

  #open(boundUsd: number): Release {
    this.#reservations += 1;
    this.#reservedUsd += boundUsd;
    return () => {
      this.#reservations -= 1;
      // Sums of fractions leave dust, and dust must not keep the last call out.
      this.#reservedUsd = this.#reservations === 0 ? 0 : this.#reservedUsd - boundUsd;
      this.#admit();
    };
  }

  #limitError(boundUsd: number): Error {
    const spent = `${dollars(this.#spentUsd)} of ${dollars(this.limitUsd ?? 0)} is spent`;
    const sentence = `The cost limit is reached: ${spent}, and the next call may cost ${dollars(boundUsd)}. Raise the limit to go on.`;
    return modelError('MODEL_COST_LIMIT', sentence, {
      spentUsd: this.#spentUsd,
      limitUsd: this.limitUsd,
      boundUsd,
    });
  }

  #totalsOf(role: string): RoleTotals {
    const known = Object.hasOwn(this.#totals, role) ? this.#totals[role] : undefined;
    if (known) return known;
    const fresh = {
      usage: { ...NO_USAGE, costUsd: null },
      saved: { ...NO_USAGE, costUsd: null },
      unpricedCalls: 0,
    };
    this.#totals[role] = fresh;
    return fresh;
  }
}

function sum(left: Usage, right: Usage): Usage {
  return {
    calls: left.calls + right.calls,
    promptTokens: left.promptTokens + right.promptTokens,
    cachedTokens: left.cachedTokens + right.cachedTokens,
    completionTokens: left.completionTokens + right.completionTokens,
    costUsd: right.costUsd === null ? left.costUsd : (left.costUsd ?? 0) + right.costUsd,
  };
}

function dollars(amount: number): string {
  return `$${amount.toFixed(amount < 1 ? 4 : 2)}`;
}
