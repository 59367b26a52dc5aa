import type { Json } from '@sca/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../run-guest.test.support.ts';
import { isSameAnswer, SAME_ANSWER_CODE } from './same-answer.ts';

function inGuest(given: Json | undefined, expected: Json): unknown {
  return run(`${SAME_ANSWER_CODE}\nreturn sameAnswer(given, expected);`, { given, expected });
}

it.each<[Json | undefined, Json, boolean]>([
  ['4', 4, true],
  ['4.0', 4, true],
  [' 4. ', 4, true],
  ['$1,234.50', 1234.5, true],
  [0.1 + 0.2, 0.3, true],
  [2_000_001, 2_000_000, false],
  [0.301, 0.3, false],
  [12_000_000_001.5, 12_000_000_000.5, false],
  ['4 tickets', 4, false],
  ['', 0, false],
  [true, 1, false],
  ['41', 4, false],
  [5, 4, false],
  ['"Low Tide"', 'Low Tide', true],
  ["'Low Tide'.", 'Low Tide', true],
  ['“Low Tide”', 'Low Tide', true],
  ['low tide', 'Low Tide', false],
  ['The title is Low Tide', 'Low Tide', false],
  [5102, '5102', true],
  ['True', true, true],
  ['no', false, true],
  [false, true, false],
  [undefined, 'undefined', false],
  [null, 'null', false],
  [['G', 5], ['G', 5], true],
  ["('G', 5)", ['G', 5], true],
  ['G, 5', ['G', 5], true],
  ['G and 5', ['G', 5], true],
  ['5, G', ['G', 5], false],
  ['G', ['G', 5], false],
  [{ a: 1 }, 'a', false],
])('%j as an answer of %j: %s', (given, expected, isSame) => {
  expect(isSameAnswer(given, expected)).toBe(isSame);
  expect(inGuest(given, expected)).toBe(isSame);
});

it('is judged alike here and in guest code', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.integer(),
  );
  const answer = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
  const given = fc.oneof(answer, answer.map(String), fc.constantFrom(undefined, null));
  fc.assert(
    fc.property(given, answer, (left, right) => {
      expect(inGuest(left as Json | undefined, right as Json)).toBe(
        isSameAnswer(left as Json | undefined, right as Json),
      );
    }),
    { numRuns: 300 },
  );
});

it('accepts an answer as itself and as text', () => {
  const plain = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9 #@/-]*[a-zA-Z0-9]$/),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(plain, (answer) => {
      expect(isSameAnswer(answer, answer)).toBe(true);
      expect(isSameAnswer(String(answer), answer)).toBe(true);
    }),
  );
});
