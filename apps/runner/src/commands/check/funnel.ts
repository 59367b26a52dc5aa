import { REASON_CODES, type ReasonCode } from '@sca/core';
import type { CheckedLine } from './checked-line.ts';

/** One proposal that was lost to a reason: the first. */
interface LossExample {
  readonly line: number;
  /** Null where the line has none. */
  readonly instruction: string | null;
  readonly detail: string;
}

/** What one reason took. */
export interface Loss {
  readonly reason: ReasonCode;
  readonly count: number;
  readonly example: LossExample;
}

/** How many proposals came in, how many were lost to which reason, and how many are left. */
export class Funnel {
  #total = 0;
  #kept = 0;
  readonly #losses = new Map<ReasonCode, Loss>();

  add({ line, verdict }: CheckedLine): void {
    this.#total += 1;
    if (verdict.reason === null) {
      this.#kept += 1;
      return;
    }
    const { reason, detail } = verdict;
    const known = this.#losses.get(reason);
    const example = known?.example ?? { line: line.number, instruction: line.instruction, detail };
    this.#losses.set(reason, { reason, count: (known?.count ?? 0) + 1, example });
  }

  get total(): number {
    return this.#total;
  }

  get kept(): number {
    return this.#kept;
  }

  /** Lines that hold no proposal at all. */
  get unreadable(): number {
    return this.#losses.get('malformed')?.count ?? 0;
  }

  /** In the order of the check; only reasons that took something. */
  get losses(): readonly Loss[] {
    return REASON_CODES.flatMap((reason) => this.#losses.get(reason) ?? []);
  }
}
