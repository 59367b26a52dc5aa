import { floatOf } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import { floatPower } from './float-power.ts';
import { isNumeric, isReal, type Operand } from './operand.ts';
import { refuseClasses } from './operators.ts';
import { bitLength } from './quotient.ts';

/** Ints of more bits are not worked out; no float reaches a thousandth of it. */
const MAX_BITS = 4_000_000;

/** Python's `base ** exponent`. */
export function raise(base: Operand, exponent: Operand): Operand {
  if (!isNumeric(base) || !isNumeric(exponent)) return refuseClasses('** or pow()', base, exponent);
  if (!isReal(base) || !isReal(exponent)) return raiseComplex(base, exponent);
  if (typeof base === 'bigint' && typeof exponent === 'bigint' && exponent >= 0n)
    return raiseInts(base, exponent);
  return raiseFloats(floatOf(base), floatOf(exponent));
}

function raiseComplex(base: Operand, exponent: Operand): Operand {
  for (const each of [base, exponent]) if (isReal(each)) floatOf(each);
  return base === 0 || base === 0n ? refuse('0.0 to a negative or complex power') : 'complex';
}

function raiseInts(base: bigint, exponent: bigint): bigint {
  const isSmall = base >= -1n && base <= 1n;
  if (!isSmall && BigInt(bitLength(base)) * exponent > MAX_BITS)
    return refuse('int too large to convert to float');
  return base ** exponent;
}

/** The special cases are those of CPython's `float_pow`. */
function raiseFloats(base: number, exponent: number): Operand {
  if (base === 1 || exponent === 0) return 1;
  if (base === 0 && exponent < 0) return refuse('0.0 cannot be raised to a negative power');
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent))
    return 'complex';
  if (Math.abs(base) === 1 && !Number.isFinite(exponent)) return 1;
  const power = floatPower(base, exponent);
  const isOverflow = !Number.isFinite(power) && Number.isFinite(base) && Number.isFinite(exponent);
  return isOverflow ? refuse("(34, 'Numerical result out of range')") : power;
}
