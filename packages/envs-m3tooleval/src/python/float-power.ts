import { divideIntegers } from './divide-integers.ts';

/** Bits behind the point of the numbers that logarithms and powers are worked out with. */
const PRECISION = 256n;
const ONE = 1n << PRECISION;
const LN_2 = logarithmNearOne(4n, 3n) + logarithmNearOne(3n, 2n);
/** Whole exponents up to here give fractions that are small enough to be exact. */
const MAX_EXACT = 1100;
/** Powers of two beyond which a double is infinite or zero. */
const MAX_SCALE = 1200n;

/**
 * `base ** exponent` of doubles, rounded correctly; a negative base needs a whole exponent.
 *
 * CPython prints all digits. V8's own power misses the last of them in one result of ten, where the C library that
 * recordings were made with does so in one of some 1,600.
 */
export function floatPower(base: number, exponent: number): number {
  const isPlain = Number.isFinite(base) && Number.isFinite(exponent) && base !== 0 && exponent !== 0;
  if (!isPlain) return base ** exponent;
  if (Number.isInteger(exponent) && Math.abs(exponent) <= MAX_EXACT) return wholePower(base, exponent);
  const isNegative = base < 0 && Math.abs(exponent) % 2 === 1;
  const magnitude = fractionalPower(Math.abs(base), exponent);
  return isNegative ? -magnitude : magnitude;
}

function wholePower(base: number, exponent: number): number {
  if (Math.abs(Math.log2(Math.abs(base)) * exponent) > Number(MAX_SCALE)) return base ** exponent;
  const [numerator, denominator] = fractionOf(base);
  const times = BigInt(Math.abs(exponent));
  const [above, below] = [numerator ** times, denominator ** times];
  return exponent < 0 ? quotient(below, above) : quotient(above, below);
}

/** `exp(exponent * ln(base))` with so many bits that rounding is right. */
function fractionalPower(base: number, exponent: number): number {
  const [numerator, denominator] = fractionOf(exponent);
  const logarithm = (logarithmOf(base) * numerator) / denominator;
  const scale = logarithm / LN_2;
  if (scale > MAX_SCALE) return Number.POSITIVE_INFINITY;
  if (scale < -MAX_SCALE) return 0;
  const significand = exponential(logarithm - scale * LN_2);
  return scale < 0n ? quotient(significand, ONE << -scale) : quotient(significand << scale, ONE);
}

function logarithmOf(value: number): bigint {
  const exponent = Math.round(Math.log2(value));
  const [numerator, denominator] = fractionOf(value);
  const [above, below] =
    exponent > 0
      ? [numerator, denominator << BigInt(exponent)]
      : [numerator << BigInt(-exponent), denominator];
  return logarithmNearOne(above, below) + BigInt(exponent) * LN_2;
}

/** `ln(numerator / denominator)` by the series of artanh, which is quick near 1. */
function logarithmNearOne(numerator: bigint, denominator: bigint): bigint {
  const ratio = ((numerator - denominator) << PRECISION) / (numerator + denominator);
  const square = (ratio * ratio) >> PRECISION;
  let sum = 0n;
  for (let [term, divisor] = [ratio, 1n]; term !== 0n && term !== -1n; divisor += 2n) {
    sum += term / divisor;
    term = (term * square) >> PRECISION;
  }
  return 2n * sum;
}

function exponential(value: bigint): bigint {
  let sum = ONE;
  for (let [term, count] = [value, 1n]; term !== 0n && term !== -1n; ) {
    sum += term;
    count += 1n;
    term = ((term * value) >> PRECISION) / count;
  }
  return sum;
}

function quotient(dividend: bigint, divisor: bigint): number {
  try {
    return divideIntegers(dividend, divisor);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A double as a fraction of whole numbers. */
function fractionOf(float: number): [numerator: bigint, denominator: bigint] {
  let [scaled, denominator] = [float, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaled), denominator];
}
