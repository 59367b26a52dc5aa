/** Why a line of the input is no trajectory that can be built from. */
export const INPUT_REASONS = [
  'not-json',
  'not-utf-8',
  'line-too-long',
  'other-schema',
  'missing-reward',
  'malformed',
  'group-too-large',
] as const;

export type InputReason = (typeof INPUT_REASONS)[number];

/** One line of the input that was passed over. */
export interface InputProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: InputReason;
  /** One sentence for readers. */
  readonly detail: string;
}
