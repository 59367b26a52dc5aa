import { numberOf } from '../python/compare.ts';
import { PythonDict } from '../python/python-dict.ts';
import { isList, PythonTuple, type PythonValue } from '../python/python-value.ts';
import { str } from '../python/repr.ts';
import { numberIn, tidyAnswer, valueIn } from './tidy-answer.ts';

/** How far two numbers may be apart, as a part of the greater. */
const TOLERANCE = 1e-6;

/**
 * What the original meant: numbers with a tolerance, lists by element, objects without order, JSON or Python
 * literals, and no harm from quotes, a final full stop, a currency sign or thousands separators.
 */
export function checkFixed(expected: PythonValue, answer: string): boolean {
  return answer === str(expected) || matchesText(expected, answer);
}

/** Whether a value, as code returns it, is the expected one. */
export function matchesValue(expected: PythonValue, given: PythonValue): boolean {
  if (typeof given === 'string')
    return given === expected || (typeof expected !== 'string' && matchesText(expected, given));
  if (typeof expected === 'boolean' || expected === null) return given === expected;
  const wanted = numberOf(expected);
  if (wanted !== undefined)
    return matchesNumber(wanted, typeof given === 'boolean' ? undefined : numberOf(given));
  if (expected instanceof PythonDict) return given instanceof PythonDict && matchesEntries(expected, given);
  const [items, others] = [itemsOf(expected), itemsOf(given)];
  if (!items || !others || items.length !== others.length) return false;
  return items.every((item, index) => matchesValue(item, others[index] as PythonValue));
}

function matchesText(expected: PythonValue, answer: string): boolean {
  if (typeof expected === 'string') return [answer.trim(), ...tidyAnswer(answer)].includes(expected);
  if (typeof expected === 'boolean' || expected === null) return matchesWord(expected, answer);
  const wanted = numberOf(expected);
  if (wanted !== undefined) return matchesNumber(wanted, numberIn(answer));
  const value = valueIn(answer);
  return value !== undefined && typeof value !== 'string' && matchesValue(expected, value);
}

function matchesWord(expected: boolean | null, answer: string): boolean {
  const words = expected === null ? ['none', 'null'] : [String(expected)];
  return tidyAnswer(answer).some((text) => words.includes(text.toLowerCase()));
}

function matchesNumber(wanted: bigint | number, given: bigint | number | undefined): boolean {
  if (given === undefined) return false;
  // A bigint and a number compare by their exact values.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (wanted == given || typeof wanted === 'bigint') return wanted == given;
  const [one, other] = [Number(wanted), Number(given)];
  // Infinity is within every part of itself.
  if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
  return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}

function matchesEntries(expected: PythonDict, given: PythonDict): boolean {
  if (expected.size !== given.size) return false;
  return expected.entries().every(([key, value]) => {
    const other = given.get(key);
    return other !== undefined && matchesValue(value, other);
  });
}

function itemsOf(value: PythonValue): readonly PythonValue[] | undefined {
  if (value instanceof PythonTuple) return value.items;
  return isList(value) ? value : undefined;
}
