import { numberOf } from '../python/compare.ts';
import { jsonLoads } from '../python/json-loads.ts';
import { literalEval } from '../python/literal-eval.ts';
import { parseFloatText, parseInteger } from '../python/number-text.ts';
import { isRaised } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';

const QUOTED = /^(["'`])([\s\S]*)\1$/;
const CURRENCY_BEFORE = /^([-+]?)\s*[$€£¥]/;
const CURRENCY_BEHIND = /[$€£¥]$/;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** An answer as it may be meant: without white space around it, then without a final full stop, then without quotes. */
export function tidyAnswer(answer: string): string[] {
  const trimmed = answer.trim();
  const unstopped = trimmed.replace(/\.$/, '').trim();
  const unquoted = [trimmed, unstopped].map((text) => QUOTED.exec(text)?.[2] ?? text);
  return [
    ...new Set([trimmed, unstopped, ...unquoted, ...unquoted.map((text) => text.trim().replace(/\.$/, ''))]),
  ];
}

/** The number that an answer is; undefined where it is none. */
export function numberIn(answer: string): bigint | number | undefined {
  for (const text of tidyAnswer(answer)) {
    const bare = withoutCurrency(text);
    const plain = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
    const number = parseInteger(plain) ?? parseFloatText(plain) ?? literalNumber(plain);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The list or object that an answer writes, as a Python literal or JSON; undefined where it is neither. */
export function valueIn(answer: string): PythonValue | undefined {
  for (const text of tidyAnswer(answer)) {
    const value = attempt(literalEval, text) ?? attempt(jsonLoads, text);
    if (value !== undefined) return value;
  }
  return undefined;
}

function withoutCurrency(text: string): string {
  const sign = CURRENCY_BEFORE.exec(text)?.[1] ?? '';
  return sign + text.replace(CURRENCY_BEFORE, '').replace(CURRENCY_BEHIND, '').trim();
}

function literalNumber(text: string): bigint | number | undefined {
  const value = attempt(literalEval, text);
  return value === undefined || typeof value === 'boolean' ? undefined : numberOf(value);
}

function attempt(parse: (text: string) => PythonValue, text: string): PythonValue | undefined {
  try {
    return parse(text);
  } catch (thrown) {
    if (isRaised(thrown)) return undefined;
    throw thrown;
  }
}
