import { describe, expect, it } from 'vitest';
import { floatText } from './float-text.ts';
import { jsonDumps } from './json-dumps.ts';
import { PythonDict } from './python-dict.ts';
import { PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { repr, str } from './repr.ts';

it.each([
  [5, '5.0'],
  [-0, '-0.0'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e15, '1000000000000000.0'],
  [9999999999999998, '9999999999999998.0'],
  [1e16, '1e+16'],
  [1.5e300, '1.5e+300'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [5e-324, '5e-324'],
  [Number.POSITIVE_INFINITY, 'inf'],
  [Number.NaN, 'nan'],
])('float %d is %s', (value, text) => {
  expect(floatText(value)).toBe(text);
});

/** A value, its repr, its JSON. */
const values: [PythonValue, string, string][] = [
  [null, 'None', 'null'],
  [true, 'True', 'true'],
  [10n ** 25n, '10000000000000000000000000', '10000000000000000000000000'],
  ["it's", `"it's"`, `"it's"`],
  [`it's "x"`, `'it\\'s "x"'`, `"it's \\"x\\""`],
  ['a\n\t\\\x07\x7f', `'a\\n\\t\\\\\\x07\\x7f'`, `"a\\n\\t\\\\\\u0007\\u007f"`],
  ['é😀\u200b', `'é😀\\u200b'`, `"\\u00e9\\ud83d\\ude00\\u200b"`],
  ['\ud800', `'\\ud800'`, `"\\ud800"`],
  ['\u0897', `'\\u0897'`, `"\\u0897"`],
  [[1n, 1, 'a'], "[1, 1.0, 'a']", '[1, 1.0, "a"]'],
  [new PythonTuple([1n]), '(1,)', '[1]'],
  [new PythonTuple([]), '()', '[]'],
  [
    new PythonDict([
      ['a', 1n],
      [2n, null],
    ]),
    "{'a': 1, 2: None}",
    '{"a": 1, "2": null}',
  ],
];

describe.each(values)('%#', (value, text, json) => {
  it(`is ${text}`, () => {
    expect([repr(value), jsonDumps(value)]).toEqual([text, json]);
    expect(str(value)).toBe(typeof value === 'string' ? value : text);
  });
});

it('keeps one entry for keys that are equal', () => {
  const dict = new PythonDict([
    [1n, 'int'],
    [1, 'float'],
    [true, 'bool'],
  ]);
  expect(repr(dict)).toBe("{1: 'bool'}");
});

it('writes no JSON of what JSON cannot hold', () => {
  expect(() => jsonDumps(new PythonOpaque('set', '{1}'))).toThrow(
    'Object of type set is not JSON serializable',
  );
  expect(() => repr(10n ** 4300n)).toThrow('Exceeds the limit (4300 digits)');
});
