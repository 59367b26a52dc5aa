import { floatOf } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import { complexOf, raiseComplex } from './complex.ts';
import { floatPower } from './float-power.ts';
import { isNumeric, isReal, type Operand } from './operand.ts';
import { refuseClasses } from './operators.ts';
import { bitLength } from './quotient.ts';
import { requireShort } from './require-short.ts';

/** Python's `base ** exponent`. */
export function raise(base: Operand, exponent: Operand): Operand {
  if (!isNumeric(base) || !isNumeric(exponent)) return refuseClasses('** or pow()', base, exponent);
  if (!isReal(base) || !isReal(exponent)) return raiseComplex(complexOf(base), complexOf(exponent));
  if (typeof base === 'bigint' && typeof exponent === 'bigint' && exponent >= 0n)
    return raiseInts(base, exponent);
  return raiseFloats(floatOf(base), floatOf(exponent));
}

function raiseInts(base: bigint, exponent: bigint): bigint {
  const isSmall = base >= -1n && base <= 1n;
  if (!isSmall) requireShort(BigInt(bitLength(base)) * exponent);
  return base ** exponent;
}

/** The special cases are those of CPython's `float_pow`. */
function raiseFloats(base: number, exponent: number): Operand {
  if (base === 1 || exponent === 0) return 1;
  if (base === 0 && exponent < 0) return refuse('0.0 cannot be raised to a negative power');
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent))
    return raiseComplex({ re: base, im: 0 }, { re: exponent, im: 0 });
  if (Math.abs(base) === 1 && !Number.isFinite(exponent)) return 1;
  const power = floatPower(base, exponent);
  const isOverflow = !Number.isFinite(power) && Number.isFinite(base) && Number.isFinite(exponent);
  return isOverflow ? refuse("(34, 'Numerical result out of range')") : power;
}
