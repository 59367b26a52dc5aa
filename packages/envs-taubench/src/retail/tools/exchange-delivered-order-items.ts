import { compareCodePoints } from '@sca/core';
import { z } from 'zod';
import { roundValue } from '../../python/arithmetic.ts';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { findOrder, findPaymentMethod } from '../find-records.ts';
import { isShortOf } from '../gift-card.ts';
import { itemIds, newItemIds, orderId, paymentMethodId } from '../parameters.ts';
import { findReplacements, priceDifference } from '../replacements.ts';
import { requireItems } from '../require-items.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/exchange_delivered_order_items.py. */
export const exchangeDeliveredOrderItems = defineTauTool({
  name: 'exchange_delivered_order_items',
  description:
    'Ask for items of a delivered order to be exchanged for other variants of the same products. ' +
    'An order can be exchanged or returned once; collect all items, and have the customer confirm.',
  effect: 'write',
  parameters: z.strictObject({
    order_id: orderId,
    item_ids: itemIds,
    new_item_ids: newItemIds,
    payment_method_id: paymentMethodId,
  }),
  execute(state: RetailState, args, compat) {
    const { order_id, item_ids, new_item_ids, payment_method_id } = args;
    const isFixed = compat === 'fixed';
    const order = findOrder(state, order_id);
    if (order.status !== 'delivered') refuse('non-delivered order cannot be exchanged');
    if (isFixed) requireItems(item_ids);
    const wanted = { itemIds: item_ids, newItemIds: new_item_ids, isDistinct: isFixed };
    const replacements = findReplacements(state, order, wanted);
    const difference = roundValue(priceDifference(replacements));
    const method = findPaymentMethod(state, order, payment_method_id);
    if (isShortOf(method, difference))
      refuse('insufficient gift card balance to pay for the price difference');
    const oldIds = replacements.map(({ itemId }) => itemId);
    const newIds = replacements.map(({ variant }) => variant.item_id);
    order.status = 'exchange requested';
    // Sorted apart from each other, the original's lists no longer say which item becomes which.
    order.exchange_items = isFixed ? oldIds : oldIds.sort(compareCodePoints);
    order.exchange_new_items = isFixed ? newIds : newIds.sort(compareCodePoints);
    order.exchange_payment_method_id = payment_method_id;
    order.exchange_price_difference = difference;
    return dumped(order);
  },
});
