import type { FeatureRows } from '../../features/feature-rows.ts';
import type { ScoredRows } from '../../sampling/softmax.ts';

/** A decision that was taken, with the features of all its options. */
export interface DecisionRecord extends ScoredRows {
  /** The option that was taken. */
  readonly row: number;
}

/** Copies the decision that the rows hold. */
export function recordDecision(
  { indexes, values, starts, priors, count }: FeatureRows,
  row: number,
): DecisionRecord {
  const size = starts[count] ?? 0;
  return {
    indexes: indexes.slice(0, size),
    values: values.slice(0, size),
    starts: starts.slice(0, count + 1),
    priors: priors.slice(0, count),
    count,
    row,
  };
}
