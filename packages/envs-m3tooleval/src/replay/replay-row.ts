import type { PythonDict } from '../python/python-dict.ts';
import type { SuiteName } from '../suite-name.ts';

/** The kinds of recorded rows. */
export type RowKind = 'tool-call' | 'browser-sequence' | 'answer-check' | 'parse-case';

/** One thing that is not as it was recorded. */
export interface Difference {
  /** Such as `observation` or `sequence[3].result_str`. */
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** What replaying a row gave. */
export interface RowReplay {
  readonly kind: RowKind;
  readonly suite: SuiteName;
  /** None where the row is reproduced. */
  readonly differences: readonly Difference[];
}

/** A recorded row: an object, read so that 1.0 is apart from 1. */
export type Row = PythonDict;
