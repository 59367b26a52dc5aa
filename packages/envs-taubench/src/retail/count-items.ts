import { iterate } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import { strOf } from '../python/python-text.ts';
import { isDict, keysOf, type PythonValue } from '../python/python-value.ts';
import type { Order } from './retail-state.ts';

/**
 * The ids of a call, each of which the order holds at least as often as it is asked for.
 *
 * @param describe the sentence about an id that it does not.
 */
export function countItems(order: Order, itemIds: PythonValue, describe: (id: string) => string): string[] {
  const ids = iterate(itemIds);
  if (isDict(itemIds) && keysOf(itemIds).length > 0) refuse("'dict' object has no attribute 'count'");
  for (const id of ids) {
    const asked = ids.filter((each) => each === id).length;
    const held = order.items.filter((item) => item.item_id === id).length;
    if (asked > held) refuse(describe(strOf(id)));
    // An id that is no string is never held, so all of them are strings from here on.
  }
  return ids as string[];
}
