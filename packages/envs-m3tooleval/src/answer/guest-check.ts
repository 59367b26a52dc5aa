import type { Compat } from '../compat.ts';
import { jsonLoads } from '../python/json-loads.ts';
import { reprEval } from '../python/literal-eval.ts';
import { isRaised } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { checkAnswer } from './check-answer.ts';
import { matchesValue } from './check-fixed.ts';

/** What a task expects, in a form that guest code can carry. */
export interface GuestExpectation {
  /** `repr()` of the expected value. */
  readonly expected: string;
  readonly compat: Compat;
}

/** Characters that an answer may have. More would only use up the time of `verify`, which then judges nothing. */
const MAX_LENGTH = 20_000;

/**
 * What `verify` of a task calls. A text is checked as {@link checkAnswer} does. The original knows no other
 * answers; a value that code returned is compared as a value.
 */
export function checkGuestAnswer(answer: unknown, { expected, compat }: GuestExpectation): boolean {
  if (answer === undefined) return false;
  const wanted = reprEval(expected);
  if (typeof answer === 'string')
    return answer.length <= MAX_LENGTH && checkAnswer(wanted, answer, { compat });
  const value = readValue(answer);
  return value !== undefined && matchesValue(wanted, value);
}

/** Undefined for what is too long or too deep. */
function readValue(answer: unknown): PythonValue | undefined {
  try {
    const text = JSON.stringify(answer);
    return text.length <= MAX_LENGTH ? jsonLoads(text) : undefined;
  } catch (thrown) {
    if (isRaised(thrown)) return undefined;
    throw thrown;
  }
}
