import { floatOf } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import { isNumeric, isReal, type Operand, operandClass } from './operand.ts';
import { raise } from './power.ts';
import { quotient } from './quotient.ts';

type Binary = (left: Operand, right: Operand) => Operand;

/** The binary operators of Python that an expression can hold. */
export const OPERATORS: Readonly<Record<string, Binary>> = {
  '+': plus,
  '-': arithmetic('-', { ints: (a, b) => a - b, floats: (a, b) => a - b }),
  '*': times,
  '/': divide,
  '//': floorDivide,
  '**': raise,
};

interface Meaning {
  ints(left: bigint, right: bigint): Operand;
  floats(left: number, right: number): Operand;
}

function arithmetic(symbol: string, { ints, floats }: Meaning): Binary {
  return (left, right) => {
    if (typeof left === 'bigint' && typeof right === 'bigint') return ints(left, right);
    if (isReal(left) && isReal(right)) return floats(floatOf(left), floatOf(right));
    if (!isNumeric(left) || !isNumeric(right)) return refuseClasses(symbol, left, right);
    for (const each of [left, right]) if (isReal(each)) floatOf(each);
    return 'complex';
  };
}

/** TypeError of an operator that the two classes have no meaning for. */
export function refuseClasses(symbol: string, left: Operand, right: Operand): never {
  return refuse(
    `unsupported operand type(s) for ${symbol}: '${operandClass(left)}' and '${operandClass(right)}'`,
  );
}

const addNumbers = arithmetic('+', { ints: (a, b) => a + b, floats: (a, b) => a + b });
const multiplyNumbers = arithmetic('*', { ints: (a, b) => a * b, floats: (a, b) => a * b });
const divideNumbers = arithmetic('/', { ints: divideInts, floats: (a, b) => a / b });
const floorDivideNumbers = arithmetic('//', { ints: floorDivideInts, floats: floorDivideFloats });

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

function divide(left: Operand, right: Operand): Operand {
  const isZero = right === 0 || right === 0n;
  if (isZero && left === 'complex') return refuse('complex division by zero');
  if (isZero && isReal(left) && !(typeof left === 'bigint' && typeof right === 'bigint')) {
    floatOf(left);
    return refuse('float division by zero');
  }
  return divideNumbers(left, right);
}

function divideInts(left: bigint, right: bigint): number {
  if (right === 0n) return refuse('division by zero');
  const result = quotient(left, right);
  return Number.isFinite(result) ? result : refuse('integer division result too large for a float');
}

function floorDivide(left: Operand, right: Operand): Operand {
  return left === 'complex' || right === 'complex'
    ? refuseClasses('//', left, right)
    : floorDivideNumbers(left, right);
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
