import { floatOf } from '../python/arithmetic.ts';
import { floatText } from '../python/float-text.ts';
import { refuse } from '../python/python-error.ts';
import { floatPower } from './float-power.ts';
import { type Complex, isReal } from './operand.ts';

/** Whole exponents up to here are multiplied out, as CPython does. */
const MAX_WHOLE = 100;

/** A number as a complex one. Raises where an int is beyond the range of floats. */
export function complexOf(number: bigint | number | Complex): Complex {
  return isReal(number) ? { re: floatOf(number), im: 0 } : number;
}

/** `repr` of a complex number. */
export function complexText({ re, im }: Complex): string {
  const [real, imaginary] = [re, im].map((part) => floatText(part).replace(/\.0$/, '')) as [string, string];
  const sign = imaginary.startsWith('-') ? '' : '+';
  return Object.is(re, 0) ? `${imaginary}j` : `(${real}${sign}${imaginary}j)`;
}

export function addComplex(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function subtractComplex(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function multiplyComplex(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function divideComplex(a: Complex, b: Complex): Complex {
  return isZero(b) ? refuse('complex division by zero') : quotientOf(a, b);
}

/** Divides numerator and denominator by the larger part of the denominator first, as CPython does. */
function quotientOf(a: Complex, b: Complex): Complex {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const denominator = b.re + b.im * ratio;
    return { re: (a.re + a.im * ratio) / denominator, im: (a.im - a.re * ratio) / denominator };
  }
  const ratio = b.re / b.im;
  const denominator = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / denominator, im: (a.im * ratio - a.re) / denominator };
}

/** `base ** exponent`. Fails where a part of the result is out of range. */
export function raiseComplex(base: Complex, exponent: Complex): Complex {
  const isWhole = exponent.im === 0 && Number.isInteger(exponent.re) && Math.abs(exponent.re) <= MAX_WHOLE;
  const power = isWhole ? wholePower(base, exponent.re) : polarPower(base, exponent);
  return [power.re, power.im].some((part) => Math.abs(part) === Infinity)
    ? refuse('complex exponentiation')
    : power;
}

function wholePower(base: Complex, exponent: number): Complex {
  let power: Complex = { re: 1, im: 0 };
  let square = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = multiplyComplex(power, square);
    square = multiplyComplex(square, square);
  }
  if (exponent > 0) return power;
  return isZero(power) ? refuseZeroBase() : quotientOf({ re: 1, im: 0 }, power);
}

function polarPower(base: Complex, exponent: Complex): Complex {
  if (isZero(base)) return exponent.im !== 0 || exponent.re < 0 ? refuseZeroBase() : base;
  const size = Math.hypot(base.re, base.im);
  const angle = Math.atan2(base.im, base.re);
  const length = floatPower(size, exponent.re) / (exponent.im === 0 ? 1 : Math.exp(angle * exponent.im));
  const phase = angle * exponent.re + (exponent.im === 0 ? 0 : exponent.im * Math.log(size));
  // The C library says of the cosine of an infinity what it says of a zero base.
  if (Math.abs(phase) === Infinity) return refuseZeroBase();
  return { re: length * Math.cos(phase), im: length * Math.sin(phase) };
}

function refuseZeroBase(): never {
  return refuse('0.0 to a negative or complex power');
}

function isZero({ re, im }: Complex): boolean {
  return re === 0 && im === 0;
}
