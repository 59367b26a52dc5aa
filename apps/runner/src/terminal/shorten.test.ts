import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it.each([
  ['short', 5, 'short'],
  ['a longer text', 9, 'a longer…'],
  ['one two', 5, 'one…'],
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀…'],
])('%s in %i characters', (text, length, shortened) => {
  expect(shorten(text, length)).toBe(shortened);
});
