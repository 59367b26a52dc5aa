/**
 * Reads an own property, never an inherited one.
 *
 * Keys that a model chose (`__proto__`, `constructor`, ...) must not reach a prototype.
 */
export function getOwn<Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
