/** The double nearest to `dividend / divisor`, however large the two are. Infinite where it is out of range. */
export function quotient(dividend: bigint, divisor: bigint): number {
  if (dividend === 0n) return divisor < 0n ? -0 : 0;
  const isNegative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  // 70 bits or more of the quotient, the last one telling whether anything is left, round to 53 as the whole does.
  const shift = bitLength(b) - bitLength(a) + 72;
  const [high, low] = shift > 0 ? [a << BigInt(shift), b] : [a, b << BigInt(-shift)];
  const digits = (high / low) | (high % low === 0n ? 0n : 1n);
  const size = scale(Number(digits), -shift);
  return isNegative ? -size : size;
}

/** The number of binary digits, or up to three more. */
export function bitLength(number: bigint): number {
  return number.toString(16).length * 4;
}

/** `number * 2 ** exponent` in steps, since the power alone may be out of range. */
function scale(number: number, exponent: number): number {
  let scaled = number;
  let left = exponent;
  while (left !== 0 && scaled !== 0 && Number.isFinite(scaled)) {
    const step = Math.max(-1000, Math.min(1000, left));
    scaled *= 2 ** step;
    left -= step;
  }
  return scaled;
}
