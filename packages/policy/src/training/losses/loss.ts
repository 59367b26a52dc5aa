import type { DecisionRecord } from '../decisions/decision-record.ts';

/** A row of training data as the decisions it speaks of. */
export interface Example {
  readonly decisions: readonly DecisionRecord[];
}

/** A loss over a batch, and its slope in the logprob of every decision. */
export interface LossOfBatch {
  readonly loss: number;
  readonly slopes: readonly Float64Array[];
  /** What else is worth a line in the report, each a mean over the batch. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** `logprobs[i][j]` is that of decision j of example i under the weights being trained. */
export type Loss<Row extends Example> = (
  examples: readonly Row[],
  logprobs: readonly Float64Array[],
) => LossOfBatch;

/** Decisions of all examples. */
export function countDecisions(examples: readonly Example[]): number {
  return examples.reduce((sum, { decisions }) => sum + decisions.length, 0);
}

export function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
