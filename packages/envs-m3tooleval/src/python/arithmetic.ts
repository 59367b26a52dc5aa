import { numberOf } from './compare.ts';
import { divideIntegers } from './divide-integers.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonTuple, type PythonValue } from './python-value.ts';
import { repeatSequence } from './repeat-sequence.ts';
import { typeName } from './type-name.ts';

type PythonNumber = bigint | number;

/** Python's `left + right`, of texts and lists too. @throws PythonError TypeError */
export function add(left: PythonValue, right: PythonValue): PythonValue {
  const sum = withNumbers(left, right, {
    integers: (one, other) => one + other,
    floats: (one, other) => one + other,
  });
  return sum ?? concatenate(left, right);
}

/** Python's `left - right`. */
export function subtract(left: PythonValue, right: PythonValue): PythonValue {
  const difference = withNumbers(left, right, {
    integers: (one, other) => one - other,
    floats: (one, other) => one - other,
  });
  return difference ?? unsupported('-', left, right);
}

/** Python's `left * right`, a text or list times an int too. @throws PythonError TypeError */
export function multiply(left: PythonValue, right: PythonValue): PythonValue {
  const product = withNumbers(left, right, {
    integers: (one, other) => one * other,
    floats: (one, other) => one * other,
  });
  return product ?? repeatSequence(left, right) ?? unsupported('*', left, right);
}

/** Python's `left / right`: always a float. @throws PythonError ZeroDivisionError, TypeError */
export function divide(left: PythonValue, right: PythonValue): PythonValue {
  const quotient = withNumbers(left, right, {
    integers: (one, other) => divideIntegers(one, other),
    floats(one, other) {
      if (other === 0) throw new PythonError('ZeroDivisionError', 'float division by zero');
      return one / other;
    },
  });
  return quotient ?? unsupported('/', left, right);
}

/** Python's `-value`, `+value`, `~value`. */
export function unary(operator: '-' | '+' | '~', value: PythonValue): PythonValue {
  const number = numberOf(value);
  if (number === undefined || (operator === '~' && typeof number === 'number'))
    throw new PythonError('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`);
  if (operator === '+') return number;
  return operator === '-' ? -number : ~(number as bigint);
}

/** An int as a float. @throws PythonError OverflowError */
export function toFloat(value: PythonNumber): number {
  const float = Number(value);
  if (typeof value === 'number' || Number.isFinite(float)) return float;
  throw new PythonError('OverflowError', 'int too large to convert to float');
}

/** How an operator works on two ints and on two floats. */
export interface NumberOperation {
  integers(one: bigint, other: bigint): PythonNumber;
  floats(one: number, other: number): PythonNumber;
}

/** Applies an operator to two numbers: as ints where both are, else as floats; undefined where one is no number. */
export function withNumbers(
  left: PythonValue,
  right: PythonValue,
  operation: NumberOperation,
): PythonNumber | undefined {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one === undefined || other === undefined) return undefined;
  if (typeof one === 'bigint' && typeof other === 'bigint') return operation.integers(one, other);
  return operation.floats(toFloat(one), toFloat(other));
}

export function unsupported(operator: string, left: PythonValue, right: PythonValue): never {
  const types = `'${typeName(left)}' and '${typeName(right)}'`;
  throw new PythonError('TypeError', `unsupported operand type(s) for ${operator}: ${types}`);
}

function concatenate(left: PythonValue, right: PythonValue): PythonValue {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isList(left) && isList(right)) return [...left, ...right];
  if (left instanceof PythonTuple && right instanceof PythonTuple)
    return new PythonTuple([...left.items, ...right.items]);
  const kind = typeName(left);
  if (!['str', 'list', 'tuple'].includes(kind)) return unsupported('+', left, right);
  const message = `can only concatenate ${kind} (not "${typeName(right)}") to ${kind}`;
  throw new PythonError('TypeError', message);
}
