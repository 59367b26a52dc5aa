import { add, divide, multiply, subtract, unsupported, withNumbers } from './arithmetic.ts';
import { numberOf } from './compare.ts';
import { floorDivide, modulo } from './floor-division.ts';
import { power } from './power.ts';
import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

type Operation = (left: PythonValue, right: PythonValue) => PythonValue;

/** Bits that an int may grow to; Python would take the memory, or fail for want of it. */
const MAX_BITS = 200_000n;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['+', add],
  ['-', subtract],
  ['*', multiply],
  ['/', divide],
  ['//', floorDivide],
  ['%', modulo],
  ['**', power],
  ['&', bitwise('&', (one, other) => one & other)],
  ['|', bitwise('|', (one, other) => one | other)],
  ['^', bitwise('^', (one, other) => one ^ other)],
  ['<<', bitwise('<<', (one, other) => shiftLeft(one, other))],
  ['>>', bitwise('>>', (one, other) => shiftRight(one, other))],
]);

/** Applies an operator of two operands. @throws PythonError */
export function binaryOperation(operator: string, left: PythonValue, right: PythonValue): PythonValue {
  const operation = OPERATIONS.get(operator);
  return operation ? operation(left, right) : unsupported(operator, left, right);
}

function bitwise(operator: string, integers: (one: bigint, other: bigint) => bigint): Operation {
  return (left, right) => {
    const floats = (): never => unsupported(operator, left, right);
    const result = withNumbers(left, right, { integers, floats }) ?? unsupported(operator, left, right);
    const areBools = typeof left === 'boolean' && typeof right === 'boolean';
    return areBools && '&|^'.includes(operator) ? numberOf(result) !== 0n : result;
  };
}

function shiftLeft(value: bigint, count: bigint): bigint {
  if (count < 0n) throw new PythonError('ValueError', 'negative shift count');
  if (value !== 0n && count > MAX_BITS) throw new PythonError('MemoryError', '');
  return value === 0n ? 0n : value << count;
}

function shiftRight(value: bigint, count: bigint): bigint {
  if (count < 0n) throw new PythonError('ValueError', 'negative shift count');
  const isGone = count > MAX_BITS * 10n;
  return isGone ? (value < 0n ? -1n : 0n) : value >> count;
}
