/** A 32-bit hash of a text: FNV-1a over its UTF-16 code units, mixed with its length. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash, text.length);
}

/** Joins two hashes, or a hash and a small number, into one. The order counts. */
export function mix(left: number, right: number): number {
  let hash = (Math.imul(left ^ 0x9e3779b9, 0x85ebca6b) + right) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

/** Joins three. */
export function mix3(first: number, second: number, third: number): number {
  return mix(mix(first, second), third);
}
