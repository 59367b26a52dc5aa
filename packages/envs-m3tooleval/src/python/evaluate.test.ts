import { describe, expect, it } from 'vitest';
import { evaluateSource } from './evaluate.ts';
import { literalEval, reprEval } from './literal-eval.ts';
import { parseInteger } from './number-text.ts';
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
  ['pow(2, -1, 5)', '3'],
  ['pow(-3, 5, -7)', '-5'],
  ['1.05 ** 10', '1.628894626777442'],
  ['7.3 ** 2', '53.29'],
  ['123.456 ** 5', '28678802168.634502'],
  ['(-1.1) ** -5', '-0.6209213230591549'],
  ['8.5 ** 0.3', '1.9003153556332644'],
  ['2.0 ** -3.7', '0.07694652583405726'],
  ['29.149458169620313 ** 18.9', '4.803039904614271e+27'],
  ['3 / (7 * 10 ** 315)', '4.2857143e-316'],
  ['1 / 10 ** 310', '1e-310'],
  ['0.0 is -0.0', 'False'],
  ['chr(65)', "'A'"],
  ['\n\n1', '1'],
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
  'chr(65.0)',
  '[0] * 10 ** 7',
  "['x' * 10 ** 6] * 10 ** 6",
  '[[[0] * 1000] * 1000] * 1000',
  'pow(2, -1, 4)',
  "'\ud800'",
  "'\\ud83d\\ude00'",
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

describe('the text of a repr', () => {
  it.each(["{'a': nan, 'b': [-inf, (inf,)]}", 'nan', '-inf', '[]', "{inf: 'x'}"])(
    '%s is read back',
    (text) => {
      expect(repr(reprEval(text))).toBe(text);
    },
  );

  it('is no place for other names', () => {
    expect(() => reprEval('[nan, other]')).toThrow('malformed');
    expect(() => literalEval('[nan]')).toThrow('malformed');
  });
});

it('reads long texts in one pass', () => {
  const blanks = ' '.repeat(300_000);
  expect(parseInteger(`1${blanks}x`)).toBeUndefined();
  expect(repr(evaluateSource(`${'\n'.repeat(300_000)}1`))).toBe('1');
});
