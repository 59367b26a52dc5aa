import { add, subtract } from '../python/arithmetic.ts';
import { iterate, lengthOf, lookUp, requireKey } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import { strOf } from '../python/python-text.ts';
import type { PythonValue } from '../python/python-value.ts';
import { countItems } from './count-items.ts';
import type { Order, OrderItem, RetailState, Variant } from './retail-state.ts';

/** One item of an order and the variant that is to take its place. */
export interface Replacement {
  readonly item: OrderItem;
  readonly itemId: string;
  readonly variant: Variant;
}

/** What a caller wants replaced. The n-th new id is for the n-th old one. */
export interface WantedReplacements {
  readonly itemIds: PythonValue;
  readonly newItemIds: PythonValue;
  /** True where an id given twice means two items. The original takes the first one both times. */
  readonly isDistinct: boolean;
}

/** Checks ids, counts and availability, and pairs items with variants. */
export function findReplacements(
  state: RetailState,
  order: Order,
  wanted: WantedReplacements,
): Replacement[] {
  const itemIds = countItems(order, wanted.itemIds, (id) => `${id} not found`);
  if (itemIds.length !== lengthOf(wanted.newItemIds)) {
    refuse('the number of items to be exchanged should match');
  }
  const newItemIds = iterate(wanted.newItemIds);
  const taken = new Set<number>();
  return itemIds.map((itemId, place) => {
    const index = order.items.findIndex((each, at) => each.item_id === itemId && !taken.has(at));
    if (wanted.isDistinct) taken.add(index);
    const item = order.items[index] as OrderItem;
    return { item, itemId, variant: findVariant(state, item, newItemIds[place] as PythonValue) };
  });
}

function findVariant(state: RetailState, item: OrderItem, newItemId: PythonValue): Variant {
  const variant = lookUp(requireKey(state.products, item.product_id).variants, newItemId);
  return variant?.available ? variant : refuse(`new item ${strOf(newItemId)} not found or available`);
}

/** What the new items cost more than the old ones, added up from left to right; the int 0 for none. */
export function priceDifference(replacements: readonly Replacement[]): PythonValue {
  return replacements.reduce<PythonValue>(
    (sum, { item, variant }) => add(sum, subtract(variant.price, item.price)),
    0,
  );
}
