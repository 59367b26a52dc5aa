import { z } from 'zod';
import { isLess, negate, roundValue } from '../../python/arithmetic.ts';
import { copyOf } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { findOrder, findPaymentMethod } from '../find-records.ts';
import { charge, isShortOf } from '../gift-card.ts';
import { itemIds, newItemIds, orderId, paymentMethodId } from '../parameters.ts';
import { findReplacements, priceDifference, type Replacement } from '../replacements.ts';
import { requireItems } from '../require-items.ts';
import type { Order, OrderItem, Payment, RetailState } from '../retail-state.ts';

/** Upstream: tools/modify_pending_order_items.py. */
export const modifyPendingOrderItems = defineTauTool({
  name: 'modify_pending_order_items',
  description:
    'Replace items of a pending order by other variants of the same products. ' +
    'This can be done once per order; collect all items, and have the customer confirm.',
  effect: 'write',
  parameters: z.strictObject({
    order_id: orderId,
    item_ids: itemIds,
    new_item_ids: newItemIds,
    payment_method_id: paymentMethodId,
  }),
  execute(state: RetailState, args, compat) {
    const isFixed = compat === 'fixed';
    const order = findOrder(state, args.order_id);
    if (order.status !== 'pending') refuse('non-pending order cannot be modified');
    if (isFixed) requireItems(args.item_ids);
    const wanted = { itemIds: args.item_ids, newItemIds: args.new_item_ids, isDistinct: isFixed };
    const replacements = findReplacements(state, order, wanted);
    const exact = priceDifference(replacements);
    // The original rounds only the balance: the entry keeps 9.179999999999993.
    const difference = isFixed ? roundValue(exact) : exact;
    const method = findPaymentMethod(state, order, args.payment_method_id);
    if (isShortOf(method, difference)) refuse('insufficient gift card balance to pay for the new item');
    order.payment_history.push(paymentOf(difference, args.payment_method_id as string));
    charge(method, difference);
    if (isFixed)
      for (const { item, variant } of replacements)
        replace(item, { ...variant, options: copyOf(variant.options) });
    else replaceOneByOne(order, replacements);
    order.status = 'pending (item modified)';
    return dumped(order);
  },
});

/** Equal prices give a refund of nothing. */
function paymentOf(difference: PythonValue, payment_method_id: string): Payment {
  const isPayment = isLess(0, difference);
  return {
    transaction_type: isPayment ? 'payment' : 'refund',
    amount: isLess(difference, 0) ? negate(difference) : difference,
    payment_method_id,
  };
}

/** Looks each item up by the id it has by then: one replaced a step before may be met again. */
function replaceOneByOne(order: Order, replacements: readonly Replacement[]): void {
  for (const { itemId, variant } of replacements) {
    replace(order.items.find(({ item_id }) => item_id === itemId) as OrderItem, variant);
  }
}

function replace(
  item: OrderItem,
  { item_id, price, options }: Pick<OrderItem, 'item_id' | 'price' | 'options'>,
): void {
  item.item_id = item_id;
  item.price = price;
  item.options = options;
}
