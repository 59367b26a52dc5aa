import { refuse } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';

/** Refuses an empty list, which the original lets pass. */
export function requireItems(itemIds: PythonValue): void {
  if (Array.isArray(itemIds) && itemIds.length === 0) refuse('no item is named');
}
