import type { PythonNumber } from './python-number.ts';

/**
 * Python's `round(x, 2)`: the exact binary value, rounded to two decimals; a tie goes to the even neighbour.
 *
 * An int stays the same int. Only multiples of 1/8 that are none of 1/4 can be ties; everywhere else `toFixed`
 * rounds the same exact value.
 */
export function roundNumber(number: PythonNumber): PythonNumber {
  if (typeof number === 'bigint' || !Number.isFinite(number) || Math.abs(number) >= 2 ** 52) return number;
  if (number === 0) return number;
  return Math.abs(number * 8) % 2 === 1 ? roundTie(number) : Number(number.toFixed(2));
}

/** In whole numbers: at this size hundredths of a double are no longer exact. */
function roundTie(tie: number): number {
  const eighths = BigInt(Math.abs(tie) * 8);
  const below = (eighths * 100n) / 8n;
  const even = String(below % 2n === 0n ? below : below + 1n).padStart(3, '0');
  const size = Number(`${even.slice(0, -2)}.${even.slice(-2)}`);
  return tie < 0 ? -size : size;
}
