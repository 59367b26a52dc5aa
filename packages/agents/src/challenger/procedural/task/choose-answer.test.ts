import { createRandom, type Json } from '@sca/core';
import { expect, it } from 'vitest';
import { chooseAnswer } from './choose-answer.ts';

function chosen(args: Json, result: Json): unknown[] {
  const run = { calls: [{ name: 'look', args }], results: [result] };
  const answers = Array.from({ length: 40 }, (_item, seed) => chooseAnswer(run, createRandom(seed))?.value);
  return [...new Set(answers)];
}

it('is never what was asked with, nothing, or a number that nobody writes', () => {
  const result = { id: 'B-1', title: 'Low Tide', note: '', gone: null, votes: 2e9 };

  expect(chosen({ book_id: 'B-1' }, result)).toEqual(['Low Tide']);
  expect(chosen({ price: 4 }, 1.5e12)).toEqual([undefined]);
});

it('may be one of several that were given, such as the least of them', () => {
  expect(chosen({ numbers: [3, 1, 2] }, 1)).toEqual([1]);
});
