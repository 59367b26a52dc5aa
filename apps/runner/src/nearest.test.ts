import { REASON_CODES } from '@sca/core';
import { expect, it } from 'vitest';
import { nearest, suggest } from './nearest.ts';

it.each([
  ['noop-acepted', 'noop-accepted'],
  ['no-op-accepted', 'noop-accepted'],
  ['time-out', 'timed-out'],
  ['Syntax', 'syntax'],
  ['unstabel', 'unstable'],
])('%s means %s', (given, meant) => {
  expect(nearest(given, REASON_CODES)).toBe(meant);
});

it('takes two letters in the wrong order for one slip', () => {
  expect(nearest('rtf', ['rft', 'dpo', 'kto'])).toBe('rft');
  expect(nearest('tr', ['rft', 'dpo', 'kto'])).toBeUndefined();
});

it('guesses nothing where nothing is near', () => {
  expect(nearest('chocolate', REASON_CODES)).toBeUndefined();
  expect(suggest('chocolate', ['helpdesk', 'todo'])).toBe('Known are helpdesk, todo.');
});
