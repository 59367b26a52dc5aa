import { fractionOf } from './fraction.ts';
import { quotient } from './quotient.ts';

/** Binary digits after the point; a double has 53 in all. */
const DIGITS = 160n;
const ONE = 1n << DIGITS;
const LN_2 = logarithm(1n, 3n);

/** `base ** exponent` of a positive base, as exp(exponent * ln(base)) in fixed-point numbers. */
export function fractionalPower(base: number, exponent: number): number {
  const [numerator, denominator] = fractionOf(exponent);
  const log = (naturalLogarithm(base) * numerator) / denominator;
  const twos = log / LN_2;
  const [above, below] = twos < 0n ? [ONE, ONE << -twos] : [ONE << twos, ONE];
  return quotient(above * exponential(log - twos * LN_2), below * ONE);
}

function naturalLogarithm(base: number): bigint {
  const twos = Math.round(Math.log2(base));
  const [numerator, denominator] = fractionOf(base);
  const [above, below] =
    twos < 0 ? [numerator << BigInt(-twos), denominator] : [numerator, denominator << BigInt(twos)];
  return BigInt(twos) * LN_2 + logarithm(above - below, above + below);
}

/** ln((1 + z) / (1 - z)) of z = numerator / denominator: the sum of 2 z^n / n over odd n. */
function logarithm(numerator: bigint, denominator: bigint): bigint {
  const z = (numerator << DIGITS) / denominator;
  const square = (z * z) / ONE;
  let power = z;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / ONE;
  }
  return 2n * sum;
}

function exponential(x: bigint): bigint {
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 1n) {
    sum += term;
    term = (term * x) / (n << DIGITS);
  }
  return sum;
}
