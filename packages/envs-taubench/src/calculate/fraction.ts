/** A double as a fraction of whole numbers, the denominator a power of two. */
export function fractionOf(float: number): [numerator: bigint, denominator: bigint] {
  let scaled = float;
  let denominator = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaled), denominator];
}
