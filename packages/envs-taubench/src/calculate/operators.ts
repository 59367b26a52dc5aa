import { floatOf } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import { addComplex, complexOf, divideComplex, multiplyComplex, subtractComplex } from './complex.ts';
import { type Complex, isNumeric, isReal, type Operand, operandClass } from './operand.ts';
import { raise } from './power.ts';
import { bitLength, quotient } from './quotient.ts';
import { requireShort } from './require-short.ts';

type Binary = (left: Operand, right: Operand) => Operand;

interface Meaning {
  ints(left: bigint, right: bigint): Operand;
  floats(left: number, right: number): Operand;
  /** Absent where complex numbers have none. */
  complex?(left: Complex, right: Complex): Operand;
}

function arithmetic(symbol: string, { ints, floats, complex }: Meaning): Binary {
  return (left, right) => {
    if (typeof left === 'bigint' && typeof right === 'bigint') return ints(left, right);
    if (isReal(left) && isReal(right)) return floats(floatOf(left), floatOf(right));
    if (!complex || !isNumeric(left) || !isNumeric(right)) return refuseClasses(symbol, left, right);
    return complex(complexOf(left), complexOf(right));
  };
}

/** TypeError of an operator that the two classes have no meaning for. */
export function refuseClasses(symbol: string, left: Operand, right: Operand): never {
  return refuse(
    `unsupported operand type(s) for ${symbol}: '${operandClass(left)}' and '${operandClass(right)}'`,
  );
}

const addNumbers = arithmetic('+', { ints: (a, b) => a + b, floats: (a, b) => a + b, complex: addComplex });
const subtract = arithmetic('-', {
  ints: (a, b) => a - b,
  floats: (a, b) => a - b,
  complex: subtractComplex,
});
const multiplyNumbers = arithmetic('*', {
  ints: multiplyInts,
  floats: (a, b) => a * b,
  complex: multiplyComplex,
});
const divide = arithmetic('/', { ints: divideInts, floats: divideFloats, complex: divideComplex });
const floorDivide = arithmetic('//', { ints: floorDivideInts, floats: floorDivideFloats });

function plus(left: Operand, right: Operand): Operand {
  if (left !== 'tuple') return addNumbers(left, right);
  return right === 'tuple'
    ? 'tuple'
    : refuse(`can only concatenate tuple (not "${operandClass(right)}") to tuple`);
}

function times(left: Operand, right: Operand): Operand {
  if (left !== 'tuple' && right !== 'tuple') return multiplyNumbers(left, right);
  const factor = left === 'tuple' ? right : left;
  if (typeof factor !== 'bigint') {
    return refuse(`can't multiply sequence by non-int of type '${operandClass(factor)}'`);
  }
  return BigInt.asIntN(64, factor) === factor
    ? 'tuple'
    : refuse("cannot fit 'int' into an index-sized integer");
}

function multiplyInts(left: bigint, right: bigint): bigint {
  requireShort(BigInt(bitLength(left) + bitLength(right)));
  return left * right;
}

function divideFloats(left: number, right: number): number {
  return right === 0 ? refuse('float division by zero') : left / right;
}

function divideInts(left: bigint, right: bigint): number {
  if (right === 0n) return refuse('division by zero');
  const result = quotient(left, right);
  return Number.isFinite(result) ? result : refuse('integer division result too large for a float');
}

function floorDivideInts(left: bigint, right: bigint): bigint {
  if (right === 0n) return refuse('integer division or modulo by zero');
  const cut = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? cut - 1n : cut;
}

/** As CPython's `float_floor_div`: by the remainder, since the quotient may be rounded up. */
function floorDivideFloats(left: number, right: number): number {
  if (right === 0) return refuse('float floor division by zero');
  const remainder = left % right;
  const isBelow = remainder !== 0 && remainder < 0 !== right < 0;
  const exact = (left - remainder) / right - (isBelow ? 1 : 0);
  if (exact === 0) return Object.is(Math.sign(left / right), -1) || Object.is(left / right, -0) ? -0 : 0;
  const floor = Math.floor(exact);
  return exact - floor > 0.5 ? floor + 1 : floor;
}

/** The binary operators of Python that an expression can hold. */
export const OPERATORS: Readonly<Record<string, Binary>> = {
  '+': plus,
  '-': subtract,
  '*': times,
  '/': divide,
  '//': floorDivide,
  '**': raise,
};
