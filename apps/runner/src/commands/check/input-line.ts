/** A line of the input, as far as the report needs it: the task itself is with the checker. */
export interface InputLine {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: number;
  /** Null where there is none. */
  readonly instruction: string | null;
  /** Why the line is no JSON; null where it is. */
  readonly problem: string | null;
}
