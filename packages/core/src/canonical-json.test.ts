import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, compareCodePoints } from './canonical-json.ts';
import type { Json } from './json.ts';

function codePoints(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0) as number);
}

function compareLists(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((value, at) => value !== right[at]);
  return index === -1 ? left.length - right.length : (left[index] as number) - (right[index] ?? -1);
}

/** Strings of units on both sides of the surrogates, halves of pairs included. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'b', '\ud7ff', '\ud800', '\ud83d', '\udc00', '\ude00', '\ue000', '\uffff', '😀'),
  maxLength: 6,
});

function shuffled(value: Json, isReversed: boolean): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => shuffled(item, !isReversed));
  const entries = Object.entries(value).map(([key, member]): [string, Json] => [
    key,
    shuffled(member, !isReversed),
  ]);
  return Object.fromEntries(isReversed ? entries.reverse() : entries);
}

describe('compareCodePoints', () => {
  test('orders by code point, lone surrogates included', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const expected = compareLists(codePoints(left), codePoints(right));
        expect(Math.sign(compareCodePoints(left, right))).toBe(Math.sign(expected));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('differs from the order of UTF-16 units where it must', () => {
    expect(['😀', '\uffff'].sort()).toEqual(['😀', '\uffff']);
    expect(['😀', '\uffff'].sort(compareCodePoints)).toEqual(['\uffff', '😀']);
  });
});

describe('canonicalJson', () => {
  test('writes keys in order and no spaces', () => {
    expect(canonicalJson({ b: [1, 'x', null], a: { '😀': 1, '\uffff': true, '10': 0, '9': 0 } })).toBe(
      '{"a":{"10":0,"9":0,"\uffff":true,"😀":1},"b":[1,"x",null]}',
    );
  });

  test('does not depend on the order of keys, and says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = value as Json;
        expect(canonicalJson(shuffled(json, true))).toBe(canonicalJson(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('leaves out undefined members and writes -0 as 0', () => {
    expect(canonicalJson({ a: undefined, b: -0, c: [undefined] } as never)).toBe('{"b":0,"c":[null]}');
  });

  test('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => {}, Symbol('s')])('refuses %s', (value) => {
    expect(() => canonicalJson({ list: [{ value }] } as never)).toThrow(TypeError);
  });

  test('refuses a value that contains itself and takes one that occurs twice', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => canonicalJson(circular as Json)).toThrow(TypeError);
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });
});
