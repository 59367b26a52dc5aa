import type { PythonValue } from '../python/python-value.ts';
import { act } from './scenario.ts';

const LONG_INT = `1${'0'.repeat(400)}`;
const HUGE_FLOAT = `${'9'.repeat(400)}.`;

/** Sums to the edge of what numbers can hold, and beyond. */
const SUMS: readonly PythonValue[] = [
  '-(2.5 - 0.5) * +3 / 4 + 0.00001',
  '7 - 10 - 0.375 * 1',
  '0.125',
  '12345678901234567890 * 3',
  '4219.407612802094 // 0.4 + 7 // 2 - -7 // 2 + 7.5 // -2 + 0.5 // 2',
  '3 * 4 // 5 - 2 ** 3 ** 0 - -2 ** 2 - 2 ** -1 + 1.5 ** 2 + 2 ** 0.5 + 0.25 ** -0.5 + 0 ** 2 + 1 ** 999999999',
  '1.0 ** 2 + 1.0001 ** 5000 + 0.25 ** 0.5 + 1 / 3 - 0 / 5 + 0 / (-5) + (-7) / 3 + 7 / (-3)',
  '0.0 // -3',
  `${LONG_INT} / ${LONG_INT}`,
  LONG_INT,
  `${LONG_INT} / 3`,
  HUGE_FLOAT,
  `-${HUGE_FLOAT}`,
  `${HUGE_FLOAT} - ${HUGE_FLOAT}`,
  '10.5 ** 4000 + 1',
  '2.5 ** 5000000000',
  `(-1) ** ${HUGE_FLOAT}`,
  '9 ** 999999 * 9 ** 999999',
  '1'.repeat(5000),
  '1 // 0',
  '1.0 / 0',
  '1.0 // 0',
  '0 ** -1',
];

/** Sums that lead to complex numbers, which are never shown. */
const COMPLEX_SUMS: readonly PythonValue[] = [
  '(-2) ** 0.5',
  '-((-2) ** 0.5) + 1 - (-8) ** 0.5 * 2 / (-3) ** 0.5',
  '1 / ((-2) ** 0.5 + 0.001) + ((-2) ** 0.5) ** ((-2) ** 0.5)',
  '((-2) ** 0.5) // 2',
  '((-2) ** 0.5) ** 3 + ((-2) ** 0.5) ** -2 + ((-2) ** 0.5) ** 1.5',
  '1 / ((-2) ** 0.5 - (-2) ** 0.5)',
  '((-2) ** 0.5 - (-2) ** 0.5) ** -2',
  '((-2) ** 0.5 - (-2) ** 0.5) ** -1.5',
  '((-2) ** 0.5 - (-2) ** 0.5) ** 1.5',
  '((-2) ** 0.5) ** 99999',
  `((-2) ** 0.5) ** ${HUGE_FLOAT}`,
  '((-4) ** 0.5)(*1)',
  '((-4) ** 0.5 - (-4) ** 0.5)(*1)',
  '((-4) ** 1.5)(*1)',
  // Tuples, which can be added and multiplied.
  '() + ()',
  '() + 1',
  '2 * ()',
  '() * 1.5',
  '() * (2 ** 64)',
  '1 - ()',
  '() ** 2',
  '-()',
];

/** What is no arithmetic. */
const NO_SUMS: readonly PythonValue[] = [
  '2.5(**1)',
  '()(*1)',
  '...()',
  '...(*1)',
  '2(*())',
  '1 .',
  '(1 2)',
  '((1) 2 3)',
  '(1 2',
  '(*1)',
  '(**1)',
  '(*)',
  '(1 + )',
  '2 ** ',
  '5 (2 3)',
  ')',
  '1 + * 007',
  `${'('.repeat(201)}1`,
  `${'-'.repeat(4000)}1`,
  `1${' + 1'.repeat(400)}`,
  ' ',
  ['1', '+'],
  ['1', 1],
  null,
];

/** Questions to the calculator that a customer should not ask, by what they are about. */
export const ODD_SUMS = {
  sums: SUMS.map(ask),
  complexSums: COMPLEX_SUMS.map(ask),
  noSums: NO_SUMS.map(ask),
};

function ask(expression: PythonValue): ReturnType<typeof act> {
  return act('calculate', { expression });
}
