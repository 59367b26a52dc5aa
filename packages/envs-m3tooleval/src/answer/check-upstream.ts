import { isEqual } from '../python/compare.ts';
import { toInteger } from '../python/convert.ts';
import { literalEval } from '../python/literal-eval.ts';
import { parseFloatText, parseInteger } from '../python/number-text.ts';
import { isRaised } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { str } from '../python/repr.ts';

/**
 * The original's rules: equal as texts, or as numbers that `int()` has truncated, or the same `str()`.
 *
 * Where `int()` takes the expected value for no number at all (lists, tuples, objects), only the exact text is left.
 */
export function checkUpstream(expected: PythonValue, answer: string): boolean {
  if (answer === expected) return true;
  const wanted = attempt(() => convert(expected));
  if (wanted === undefined) return answer === attempt(() => str(expected));
  if (isEqual(convert(answer), wanted)) return true;
  return attempt(() => str(literalOf(answer))) === attempt(() => str(expected));
}

/** `int(value)`, else `float(value)`, else the value. @throws PythonError where `int()` raises no ValueError */
function convert(value: PythonValue): PythonValue {
  if (typeof value === 'string') return parseInteger(value) ?? parseFloatText(value) ?? value;
  return Number.isNaN(value) ? value : toInteger(value);
}

function literalOf(answer: string): PythonValue {
  const literal = attempt(() => literalEval(answer));
  return literal === undefined ? answer : literal;
}

/** Undefined where Python raises. */
function attempt<Result extends PythonValue>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (thrown) {
    if (isRaised(thrown)) return undefined;
    throw thrown;
  }
}
