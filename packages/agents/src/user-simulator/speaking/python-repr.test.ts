import { expect, it } from 'vitest';
import { pythonRepr } from './python-repr.ts';

// What Python 3.11 prints for repr() of the same text.
it.each([
  ['plain', `'plain'`],
  [`it's`, `"it's"`],
  [`it's "so"`, `'it\\'s "so"'`],
  ['"so"', `'"so"'`],
  ['a\nb\t\\ \r', `'a\\nb\\t\\\\ \\r'`],
  ['\u0000\u001b\u007f\u0085\u00a0', `'\\x00\\x1b\\x7f\\x85\\xa0'`],
  ['é 日本 😀', `'é 日本 😀'`],
  ['\u2028', `'\\u2028'`],
])('%j', (text, expected) => {
  expect(pythonRepr(text)).toBe(expected);
});
