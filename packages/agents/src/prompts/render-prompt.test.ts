import { expect, it } from 'vitest';
import { renderPrompt } from './render-prompt.ts';

it('fills placeholders wherever they stand, once', () => {
  expect(renderPrompt('{a} {b} {a}', { a: '{b}', b: '$&' })).toBe('{b} $& {b}');
});

it('leaves other braces alone', () => {
  expect(renderPrompt('{"name": <x>, "a": {\n}} {a}', { a: '1' })).toBe('{"name": <x>, "a": {\n}} 1');
});

it('refuses a value that is missing, inherited or not used', () => {
  expect(() => renderPrompt('{a}', {})).toThrow('asks for {a}');
  expect(() => renderPrompt('{toString}', {})).toThrow('asks for {toString}');
  expect(() => renderPrompt('text', { a: '1' })).toThrow('no place for {a}');
});
