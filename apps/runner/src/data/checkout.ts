/** Files of an upstream repository, by path from its root with forward slashes. */
export type Checkout = ReadonlyMap<string, Uint8Array>;

/** The files below a folder, by path from there. */
export function filesBelow(checkout: Checkout, folder: string): Checkout {
  const prefix = `${folder}/`;
  const inside = [...checkout].filter(([path]) => path.startsWith(prefix));
  return new Map(inside.map(([path, bytes]) => [path.slice(prefix.length), bytes]));
}
