import type { Json } from '@sca/core';

/**
 * All that is in a row beside its columns, as JSON text: where it comes from has no common shape, and a column has
 * one type over all rows.
 */
export function toMetadata(row: object, columns: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name))));
}

/** What {@link toMetadata} wrote. */
export function fromMetadata(metadata: Json | undefined): Record<string, Json> {
  return JSON.parse(metadata as string) as Record<string, Json>;
}
