/** The whole number nearest to a quotient, the even one of two. The divisor is positive. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const [magnitude, sign] = dividend < 0n ? [-dividend, -1n] : [dividend, 1n];
  const quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return sign * (isUp ? quotient + 1n : quotient);
}
