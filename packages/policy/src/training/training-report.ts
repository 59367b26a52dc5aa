import type { FoundProblem } from './rows/row-problem.ts';

/** What one pass over the rows came to. */
export interface EpochReport {
  /** Mean over the steps. */
  readonly loss: number;
  /** Means over the steps: `margin` and `accuracy` (DPO), `clippedShare`, `kl`, `valueLoss` (PPO and GRPO). */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What a training came to. Equal for equal policy, options and data. */
export interface TrainingReport {
  readonly algorithm: string;
  /** Rows that could be read. */
  readonly rows: number;
  /** Rows that were learned from. */
  readonly usedRows: number;
  /** Decisions that were learned from, in one epoch. */
  readonly decisions: number;
  readonly steps: number;
  readonly epochs: readonly EpochReport[];
  /** How often each problem was met. */
  readonly problems: Readonly<Record<string, number>>;
  /** The first problems, with their places. */
  readonly problemExamples: readonly FoundProblem[];
}
