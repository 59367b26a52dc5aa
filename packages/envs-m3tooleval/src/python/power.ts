import { toFloat, unsupported, withNumbers } from './arithmetic.ts';
import { floatPower } from './float-power.ts';
import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

/** Bits of the greatest int that is worked out. */
const MAX_BITS = 200_000;

/** Python's `left ** right`. @throws PythonError also for complex results, which are not worked out */
export function power(left: PythonValue, right: PythonValue): PythonValue {
  const result = withNumbers(left, right, { integers: integerPower, floats: raiseFloat });
  return result ?? unsupported('** or pow()', left, right);
}

function integerPower(base: bigint, exponent: bigint): bigint | number {
  if (exponent < 0n) return raiseFloat(toFloat(base), toFloat(exponent));
  const bits = base.toString(2).length * Number(exponent);
  if (base * base > 1n && bits > MAX_BITS) throw new PythonError('MemoryError', '');
  return base * base > 1n ? base ** exponent : smallPower(base, exponent);
}

function smallPower(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  return base === -1n && exponent % 2n === 0n ? 1n : base;
}

function raiseFloat(base: number, exponent: number): number {
  if (base === 0 && exponent < 0)
    throw new PythonError('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent))) return 1;
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent))
    throw new PythonError('ValueError', 'a complex result is not supported');
  const result = floatPower(base, exponent);
  const isOverflow = !Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent);
  if (isOverflow) throw new PythonError('OverflowError', "(34, 'Numerical result out of range')");
  return result;
}
