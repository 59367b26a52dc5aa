import { modulo } from './floor-division.ts';
import { PythonError } from './python-error.ts';

/** Python's `pow(base, exponent, modulus)`, with a negative exponent too. @throws PythonError ValueError */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw new PythonError('ValueError', 'pow() 3rd argument cannot be 0');
  const from = exponent < 0n ? inverse(base, modulus) : base;
  let [result, square] = [1n, from % modulus];
  for (let rest = exponent < 0n ? -exponent : exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return modulo(result, modulus) as bigint;
}

/** The number that gives 1 with `value`, by Euclid's algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus;
  let [rest, next] = [modulo(value, size) as bigint, size];
  let [factor, nextFactor] = [1n, 0n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (rest === 1n || size === 1n) return factor;
  throw new PythonError('ValueError', 'base is not invertible for the given modulus');
}
