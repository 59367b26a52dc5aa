import { describe, expect, it } from 'vitest';
import { calculateUpstream } from '../calculate/calculate-upstream.ts';
import { floatText } from './float-text.ts';
import { intOf } from './int-of.ts';
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
    // U+1FAE8 came with Unicode 15, CPython 3.11 knows 14.
    expect(reprOf('\u{1f600}\u{1fae8}\u2028')).toBe("'\u{1f600}\\U0001fae8\\u2028'");
  });

  it.each([
    [' 5', 5n],
    ['5\u3000', 5n],
    ['\uff11\u0665', 15n],
    ['1_2', 12n],
    ['-0', 0n],
  ])('reads %j as int does', (text, int) => expect(intOf(text)).toBe(int));

  it.each([
    ['\ufeff5', "'\\ufeff5'"],
    ['\x1c5', "'\\x1c5'"],
    ['_5', "'_5'"],
    ['\u00bd', "'\u00bd'"],
    ['', "''"],
  ])('refuses %j as int does', (text, shown) =>
    expect(() => intOf(text)).toThrow(`invalid literal for int() with base 10: ${shown}`),
  );
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
    ['2 ** 0.5 * 10000000000000000', '1.4142135623730952e+16'],
    ['(2.5 ** -0.3) * 1000000000000000000', '7.596577929323739e+17'],
    ['0.0 * 1 ** 0.5', '0.0'],
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
    ['(-8.5) ** 400.5', 'complex exponentiation'],
    ['(-8.5) ** -400.5', "float() argument must be a string or a real number, not 'complex'"],
    ['((-2) ** 0.5) ** 10000', 'complex exponentiation'],
    ['1 / ((-2) ** 0.5 - (-2) ** 0.5)', 'complex division by zero'],
    ['((-2) ** 0.5 - (-2) ** 0.5) ** -1', '0.0 to a negative or complex power'],
    ['((-2) ** 0.5 - (-2) ** 0.5) ** -1.5', '0.0 to a negative or complex power'],
    ['((-1) ** 0.5) // 0', "unsupported operand type(s) for //: 'complex' and 'int'"],
    ['((-4) ** 0.5)(*1)', '(1.2246467991473532e-16+2j) argument after * must be an iterable, not int'],
    ['()*(2**64)', "cannot fit 'int' into an index-sized integer"],
  ])('%s', (expression, text) => expect(() => calculateUpstream(expression)).toThrow(`Error: ${text}`));

  it('gives up on what is nested too deep, and on ints that take minutes', () => {
    expect(() => calculateUpstream(`${'-'.repeat(5000)}1`)).toThrow(
      'Error: maximum recursion depth exceeded during compilation',
    );
    const huge = Array(300).fill('9**999999').join('*');
    expect(() => calculateUpstream(huge)).toThrow('Error: int too large to convert to float');
  });
});
