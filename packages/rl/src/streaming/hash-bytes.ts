const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over bytes, as a signed 32-bit integer: spreads keys over a table, and says nothing of equality. */
export function hashBytes(bytes: Uint8Array): number {
  let hash = OFFSET_BASIS | 0;
  for (let index = 0; index < bytes.length; index += 1)
    hash = Math.imul(hash ^ (bytes[index] as number), PRIME);
  return hash;
}
