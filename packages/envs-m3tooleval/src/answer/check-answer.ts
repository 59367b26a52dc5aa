import type { Compat } from '../compat.ts';
import type { PythonValue } from '../python/python-value.ts';
import { checkFixed } from './check-fixed.ts';
import { checkUpstream } from './check-upstream.ts';

/**
 * Whether an answer, the text behind `Answer:`, is right.
 *
 * `upstream` has the original's rules with all their quirks; `fixed` is what they were meant to be.
 * Upstream: tasks/base.py, Task.check_answer
 */
export function checkAnswer(
  expected: PythonValue,
  answer: string,
  { compat }: { readonly compat: Compat },
): boolean {
  return compat === 'upstream' ? checkUpstream(expected, answer) : checkFixed(expected, answer);
}
