import { describe, expect, it } from 'vitest';
import { calculateUpstream } from '../calculate/calculate-upstream.ts';
import { floatText } from './float-text.ts';
import { jsonDumps } from './json-dumps.ts';
import { parseJson } from './parse-json.ts';
import { reprOf, strOf } from './python-text.ts';
import { roundNumber } from './round-number.ts';

// Expected texts were taken from CPython 3.11.7.
describe('Python texts', () => {
  it.each([
    [1e16, '1e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [1e-5, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [0.0001, '0.0001'],
    [-0, '-0.0'],
    [247, '247.0'],
    [Number.POSITIVE_INFINITY, 'inf'],
  ])('writes the float %d', (float, text) => expect(floatText(float)).toBe(text));

  it.each([
    [0.125, 0.12],
    [0.375, 0.38],
    [-15.625, -15.62],
    [2.675, 2.67],
    [1.005, 1],
    [783194555749362.6, 783194555749362.6],
  ])('rounds %d', (float, rounded) => expect(roundNumber(float)).toBe(rounded));

  it('keeps what JSON.parse loses', () => {
    const text = '{"b": 247.0, "2": [1e22, -0.0, 12345678901234567890], "1": "\\u00e9\\u007f\\ud83d\\ude00"}';
    expect(jsonDumps(parseJson(text))).toBe(
      '{"b": 247.0, "2": [1e+22, -0.0, 12345678901234567890], "1": "\\u00e9\\u007f\\ud83d\\ude00"}',
    );
  });

  it('does not take text in a string for a number', () => {
    expect(jsonDumps(parseJson('{"a": ": 5.0, ", "b": "c\\": 5.0, "}'))).toBe(
      '{"a": ": 5.0, ", "b": "c\\": 5.0, "}',
    );
  });

  it('shows values as repr does', () => {
    expect(strOf(parseJson('[1, "a", null, true, {"k": 1.0}]'))).toBe("[1, 'a', None, True, {'k': 1.0}]");
    expect(reprOf('it\'s "x"\n\u00a0')).toBe("'it\\'s \"x\"\\n\\xa0'");
    expect(reprOf("it's")).toBe('"it\'s"');
  });
});

describe('calculate', () => {
  it.each([
    ['1 + 2', '3.0'],
    ['-0', '0.0'],
    ['-2 ** 2', '-4.0'],
    ['2 ** -1', '0.5'],
    ['1.0 // 0.1', '9.0'],
    ['0//5/-941', '-0.0'],
    ['574864803920032179//734 + 0.681', '783194555749362.6'],
  ])('%s', (expression, result) => expect(calculateUpstream(expression)).toBe(result));

  it.each([
    ['1 / 0', 'division by zero'],
    ['2(3)', "'int' object is not callable"],
    ['2(*1)', '2 argument after * must be an iterable, not int'],
    ['(1 2)', 'invalid syntax. Perhaps you forgot a comma? (<string>, line 1)'],
    ['(1 + 2', "'(' was never closed (<string>, line 1)"],
    ['1 * * (', 'invalid syntax (<string>, line 1)'],
    ['2.6750.1 )01//07', "unmatched ')' (<string>, line 1)"],
    ['  ', 'invalid syntax (<string>, line 0)'],
    ['()*(2**64)', "cannot fit 'int' into an index-sized integer"],
    [`${'-'.repeat(5000)}1`, 'maximum recursion depth exceeded during compilation'],
  ])('%s', (expression, text) => expect(() => calculateUpstream(expression)).toThrow(`Error: ${text}`));
});
