import { describe, expect, it } from 'vitest';
import { evaluateSource } from './evaluate.ts';
import { literalEval } from './literal-eval.ts';
import { repr } from './repr.ts';

// Values as CPython 3.11 prints them.
it.each([
  ['2 + 3 * 4', '14'],
  ['-2 ** 2', '-4'],
  ['2 ** 3 ** 2', '512'],
  ['2 ** -2', '0.25'],
  ['-7 // 2', '-4'],
  ['-7 % 3', '2'],
  ['7.5 // -2', '-4.0'],
  ['-7.5 % 2', '0.5'],
  ['round(0.5) + round(1.5)', '2'],
  ['round(2.675, 2)', '2.67'],
  ['round(1250, -2)', '1200'],
  ['10 ** 30 / 7', '1.4285714285714285e+29'],
  ['1 < 2 < 2', 'False'],
  ['not 0 or 5', 'True'],
  ['0 or "x"', "'x'"],
  ['3 if 1 > 2 else 4', '4'],
  ['max([3, 9.5, 2]), min(4, 1)', '(9.5, 1)'],
  ['sum([0.1] * 10)', '0.9999999999999999'],
  ['[1, 2, 3][-1] + len("four"[1:])', '6'],
  ['"ab" * 2 + \'c\'', "'ababc'"],
  ['divmod(-7, 2)', '(-4, 1)'],
  ['pow(3, 4, 5)', '1'],
  ['0x1f + 0b11 + 0o7 + 1_000', '1041'],
  ['5 & 3 | 8 ^ 1', '9'],
  ['True & False', 'False'],
  ['~5 >> 1', '-3'],
  ['[None, 1][0]', 'None'],
  ['max', '<built-in function max>'],
  [' (1 +\n 2) # three\n', '3'],
])('%s is %s', (source, text) => {
  expect(repr(evaluateSource(source))).toBe(text);
});

it.each([
  '',
  ' ',
  '007',
  '$5',
  '5%',
  '2(3)',
  'x',
  'x = 5',
  '1 +',
  '(1',
  '1 2',
  '5x',
  '1/0',
  '"a',
  '"a" + 1',
  '9**9**9',
  'a.b',
  '1\n2',
])('%s fails', (source) => {
  expect(() => evaluateSource(source)).toThrow(expect.objectContaining({ name: 'PythonError' }));
});

describe('literals', () => {
  it.each([
    ['\'a\' "b"', "'ab'"],
    ["r'\\n' u'x'", "'\\\\nx'"],
    ["'\\x41\\u00e9\\101\\q'", "'AéA\\\\q'"],
    ['-5', '-5'],
    ['1+2j', '(1+2j)'],
    ['(1)', '1'],
    ['(1,)', '(1,)'],
    ['{1, 2}', '{1, 2}'],
    ["{'a': [1, (2, 3.0)]}", "{'a': [1, (2, 3.0)]}"],
    ["b'a\\xff'", "b'a\\xff'"],
    ['set()', 'set()'],
  ])('%s is %s', (source, text) => {
    expect(repr(literalEval(source))).toBe(text);
  });

  it.each(['1 + 2', 'abc', '--5', 'not True', '[1', "'a' b'b'", 'max(1)'])('%s is none', (source) => {
    expect(() => literalEval(source)).toThrow(expect.objectContaining({ name: 'PythonError' }));
  });
});
