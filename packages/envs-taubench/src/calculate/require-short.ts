import { refuse } from '../python/python-error.ts';

/** Ints of more bits are not worked out: no float reaches a thousandth of it, and they take minutes. */
const MAX_BITS = 4_000_000n;

/** Refuses an int that is going to have too many bits, with what converting it in the end would say. */
export function requireShort(bits: bigint): void {
  if (bits > MAX_BITS) refuse('int too large to convert to float');
}
