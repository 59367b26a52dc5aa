import type { Verdict } from '@sca/core';
import type { InputLine } from './input-line.ts';

/** A line and its judgement. */
export interface CheckedLine {
  readonly line: InputLine;
  readonly verdict: Verdict;
}
