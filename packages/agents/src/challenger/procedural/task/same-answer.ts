import type { Json } from '@sca/core';
import { isList } from '../program/path.ts';

/**
 * Guest code of `sameAnswer(given, expected)`, which every verifier carries. It says the same as
 * {@link isSameAnswer}: what is written differently but means the same value is accepted, nothing else.
 */
export const SAME_ANSWER_CODE = `function sameAnswer(given, expected) {
  if (Array.isArray(expected)) {
    const items = Array.isArray(given) ? given : itemsOf(given);
    return items.length === expected.length && expected.every((item, index) => sameAnswer(items[index], item));
  }
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return false;
  const text = bare(given);
  if (typeof expected === 'boolean') return (expected ? ['true', 'yes'] : ['false', 'no']).includes(text.toLowerCase());
  if (typeof expected === 'number') {
    const digits = text.replace(/^[$€£]\\s*/, '').replace(/,(?=\\d{3}(?!\\d))/g, '');
    if (!/^[-+]?(\\d|\\.\\d)/.test(digits)) return false;
    // What arithmetic leaves in the last digits does not count.
    return Math.abs(Number(digits) - expected) <= (Number.isInteger(expected) ? 0 : 1e-12 * Math.max(1, Math.abs(expected)));
  }
  return text === bare(expected);
}
function bare(value) {
  const text = String(value).trim().replace(/\\.$/, '');
  const quoted = /^(?:"(.*)"|'(.*)'|“(.*)”|\`(.*)\`)$/s.exec(text);
  return quoted ? (quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4]).trim().replace(/\\.$/, '') : text;
}
function itemsOf(given) {
  if (typeof given !== 'string') return [];
  return given.trim().replace(/^[[(]|[\\])]$/g, '').split(/,| and /).filter((item) => item.trim() !== '');
}`;

/** Whether an answer means the expected value: `"4"` and `4.0` are 4, quotes and a final stop do not count. */
export function isSameAnswer(given: Json | undefined, expected: Json): boolean {
  if (expected !== null && isList(expected)) {
    const items = given !== undefined && given !== null && isList(given) ? given : itemsOf(given);
    return (
      items.length === expected.length && expected.every((item, index) => isSameAnswer(items[index], item))
    );
  }
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return false;
  const text = bareText(given);
  if (typeof expected === 'boolean') {
    return (expected ? ['true', 'yes'] : ['false', 'no']).includes(text.toLowerCase());
  }
  return typeof expected === 'number' ? isSameNumber(text, expected) : text === bareText(expected);
}

function isSameNumber(text: string, expected: number): boolean {
  const digits = text.replace(/^[$€£]\s*/, '').replace(/,(?=\d{3}(?!\d))/g, '');
  if (!/^[-+]?(\d|\.\d)/.test(digits)) return false;
  const slack = 1e-12 * Math.max(1, Math.abs(expected));
  return Math.abs(Number(digits) - expected) <= (Number.isInteger(expected) ? 0 : slack);
}

function bareText(value: Json): string {
  const text = String(value).trim().replace(/\.$/, '');
  const quoted = /^(?:"(.*)"|'(.*)'|“(.*)”|`(.*)`)$/s.exec(text);
  const inner = quoted?.slice(1).find((part) => part !== undefined);
  return inner === undefined ? text : inner.trim().replace(/\.$/, '');
}

function itemsOf(given: Json | undefined): string[] {
  if (typeof given !== 'string') return [];
  const inner = given.trim().replace(/^[[(]|[\])]$/g, '');
  return inner.split(/,| and /).filter((item) => item.trim() !== '');
}
