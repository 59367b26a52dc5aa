import { canonicalJson, type Json } from '@sca/core';

/** A text that is equal for equal values, whatever the order of their members. */
export function keyOf(value: Json): string {
  return typeof value === 'string' ? `"${value}` : canonicalJson(value);
}
