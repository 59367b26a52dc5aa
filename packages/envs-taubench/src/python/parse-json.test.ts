import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDumps } from './json-dumps.ts';
import { JsonTextError, parseJson } from './parse-json.ts';

const literal = fc.oneof(
  fc.constantFrom(
    '5.0',
    '-0.0',
    '247.00',
    '1e22',
    '1E-7',
    '12345678901234567890',
    '0',
    '-17',
    '0.5',
    '2.675',
  ),
  fc.constantFrom('null', 'true', 'false', 'NaN', 'Infinity', '-Infinity'),
);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('": 5.0, ', '"12": 1', '\\": 5.0,', '\0', '\u00001', '\\u00005', '10', '2', '007', 'NaN'),
);
/** JSON texts of all kinds, spaced in the two ways that files are. */
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    literal,
    text.map((each) => JSON.stringify(each)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    fc
      .uniqueArray(fc.tuple(text, tie('value')), { maxLength: 5, selector: ([key]) => key })
      .map(
        (members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(',\n  ')}}`,
      ),
  ),
})).value;

describe('parseJson', () => {
  it('reads a whole text as it reads each of its parts, which have no short cut', () => {
    fc.assert(
      fc.property(json, (value) => {
        // One long number makes the reader go through the text by itself.
        const slowly = parseJson(`[${value}, 12345678901234567890]`) as unknown[];
        expect(jsonDumps(parseJson(value))).toBe(jsonDumps(slowly[0] as never));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of keys that look like indices, at any depth', () => {
    const order = '{"10": 1, "b": {"3": {}, "a": 0, "2": [{"1": 0, "0": 0}]}, "9": 2}';
    expect(jsonDumps(parseJson(order))).toBe(order);
    // With a float the text is marked, with a long number it is read slowly.
    for (const more of ['5.0', '12345678901234567890'])
      expect(jsonDumps(parseJson(`{"x": ${more}, "y": ${order}}`))).toBe(`{"x": ${more}, "y": ${order}}`);
  });

  it('takes a key given twice as Python does: the first place, the last value', () => {
    expect(jsonDumps(parseJson('{"2": 1, "1": 2, "2": 3}'))).toBe('{"2": 3, "1": 2}');
  });

  it.each([
    ['{"a": 1', 7],
    ['{"a": 1.0, "b": "x', 18],
    ['[1, 2,]', 6],
    ['{"1": nope}', 6],
    ['1 2', 2],
    ['', 0],
  ])('says where %j stops being JSON', (bad, position) => {
    expect(() => parseJson(bad)).toThrow(JsonTextError);
    expect(() => parseJson(bad)).toThrow(expect.objectContaining({ position }));
  });
});
