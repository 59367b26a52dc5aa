import { expect, it } from 'vitest';
import { literalEval } from '../python/literal-eval.ts';
import { checkAnswer } from './check-answer.ts';

/** Expected as a Python literal, the answer, and what upstream and fixed say. */
const cases: [expected: string, answer: string, upstream: boolean, fixed: boolean][] = [
  // Fault 1: floats are compared with the truncated expectation.
  ['12.75', '12', true, false],
  ['12.75', '12.75', true, true],
  ['12.75', '12.7500001', false, true],
  ['12.75', '12.76', false, false],
  ['12.75', 'inf', false, false],
  ['12.75', '1e999', false, false],
  ['12.75', '9'.repeat(4000), false, false],
  ['7', '1e999', false, false],
  ['0.30000000000000004', '0.3', false, true],
  ['7', '7.9', false, false],
  ['7', '7.0', true, true],
  // Fault 2: lists, tuples and objects pass only by exact text.
  ['[1.5, 2.0]', '[1.5, 2.0]', true, true],
  ['[1.5, 2.0]', '[1.5,2]', false, true],
  ['[1.5, 2.0]', '1.5, 2.0', false, true],
  ['[1.5, 2.0]', '[2.0, 1.5]', false, false],
  ['[1.5, 2.0]', '[1.5]', false, false],
  ["('G', 4)", '["G", 4]', false, true],
  ["('G', 4)", "('G', '4')", false, true],
  ["('G', 4)", "('C', 4)", false, false],
  ["{'a': 1, 'b': 2}", '{"b": 2, "a": 1}', false, true],
  ["{'a': 1, 'b': 2}", "{'a': 1}", false, false],
  // Fault 3: spelling of truth, quotes, full stops, currency, thousands.
  ['True', 'true', false, true],
  ['False', '0', true, false],
  ['False', 'True', false, false],
  ["'fern'", '"fern"', true, true],
  ["'fern'", 'fern.', false, true],
  ["'fern'", 'Fern', false, false],
  ["'None'", '(None)', true, false],
  ['1250', '1,250', false, true],
  ['1250.5', '$1,250.50', false, true],
  ['-3.5', '-$3.50', false, true],
  ['1250', '12,50', false, false],
];

const deep: [name: string, answer: string][] = [
  ['signs', `${'-'.repeat(1490)}1`],
  ['negations', `${'not '.repeat(1490)}1`],
  ['conditions', `${'1 if 1 else '.repeat(1490)}1`],
  ['powers', `${'2**'.repeat(1490)}1`],
  ['brackets', '['.repeat(100_000)],
  ['blanks', `x${' '.repeat(300_000)}x`],
  ['stops', '.'.repeat(300_000)],
];

it.each(deep)('is not troubled by an answer of many %s', (_name, answer) => {
  for (const expected of ['1', '12.5', 'True', "'x'", '[1]'])
    for (const compat of ['upstream', 'fixed'] as const)
      expect(checkAnswer(literalEval(expected), answer, { compat })).toBe(false);
});

it.each(cases)('%s against %j', (expected, answer, ...[upstream, fixed]) => {
  const value = literalEval(expected);
  expect(checkAnswer(value, answer, { compat: 'upstream' })).toBe(upstream);
  expect(checkAnswer(value, answer, { compat: 'fixed' })).toBe(fixed);
});
