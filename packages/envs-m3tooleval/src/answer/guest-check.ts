import type { Compat } from '../compat.ts';
import { jsonLoads } from '../python/json-loads.ts';
import { literalEval } from '../python/literal-eval.ts';
import { checkAnswer } from './check-answer.ts';
import { matchesValue } from './check-fixed.ts';

/** What a task expects, in a form that guest code can carry. */
export interface GuestExpectation {
  /** `repr()` of the expected value. */
  readonly expected: string;
  readonly compat: Compat;
}

/**
 * What `verify` of a task calls. A text is checked as {@link checkAnswer} does. The original knows no other
 * answers; a value that code returned is compared as a value.
 */
export function checkGuestAnswer(answer: unknown, { expected, compat }: GuestExpectation): boolean {
  if (answer === undefined) return false;
  const wanted = literalEval(expected);
  if (typeof answer === 'string') return checkAnswer(wanted, answer, { compat });
  return matchesValue(wanted, jsonLoads(JSON.stringify(answer)));
}
