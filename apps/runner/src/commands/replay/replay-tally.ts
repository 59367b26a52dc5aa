import type { RowDifference, RowReplay } from './row-replayer.ts';

/** A difference with where it was found. */
export interface LocatedDifference extends RowDifference {
  /** Line of the input, from 1. */
  readonly line: number;
  readonly kind: string;
}

/** What a replay has come to so far. */
export class ReplayTally {
  readonly kinds: Record<string, { rows: number; matched: number }> = {};
  readonly differences: LocatedDifference[] = [];
  /** Rows of other environments. */
  skipped = 0;
  /** Lines that are no recorded rows. */
  unreadable = 0;

  add(line: number, { kind, differences }: RowReplay): void {
    const { rows = 0, matched = 0 } = this.kinds[kind] ?? {};
    this.kinds[kind] = { rows: rows + 1, matched: matched + (differences.length === 0 ? 1 : 0) };
    this.differences.push(...differences.map((difference) => ({ line, kind, ...difference })));
  }

  get rows(): number {
    return Object.values(this.kinds).reduce((sum, { rows }) => sum + rows, 0);
  }
}
