/** Files of a folder of an upstream repository, by path from there with forward slashes. */
export type Checkout = ReadonlyMap<string, Uint8Array>;
