/** Why a row, or a part of one, is not learned from. */
export const ROW_PROBLEMS = {
  /** The line is no JSON, or was cut off. */
  unreadable: 'unreadable',
  /** The record is not what the format says. */
  invalid: 'invalid',
  /** No decisions of this policy lead to an assistant message. Its other messages are learned from. */
  notExpressible: 'not-expressible',
  /** No assistant message is left to learn from. */
  nothingToLearn: 'nothing-to-learn',
  /** The sample has no token ids. */
  noIds: 'no-ids',
  /** The ids are not those of this policy's decisions on these messages. */
  idsDoNotFit: 'ids-do-not-fit',
  /** An advantage or return that the algorithm needs is missing. */
  noAdvantages: 'no-advantages',
  noReturns: 'no-returns',
  /** The logprobs were not taken at temperature 1 and top-p 1, so that they cannot be compared. */
  otherSampling: 'other-sampling',
} as const;

export type RowProblem = (typeof ROW_PROBLEMS)[keyof typeof ROW_PROBLEMS];

/** A problem, where it was found and what it was. */
export interface FoundProblem {
  readonly problem: RowProblem;
  /** `file:line`. */
  readonly place: string;
  readonly detail: string;
}
