import { compareCodePoints } from '@sca/core';
import { z } from 'zod';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { countItems } from '../count-items.ts';
import { findOrder, findPaymentMethod } from '../find-records.ts';
import { isGiftCardId } from '../gift-card.ts';
import { itemIds, orderId, paymentMethodId } from '../parameters.ts';
import { requireItems } from '../require-items.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/return_delivered_order_items.py. */
export const returnDeliveredOrderItems = defineTauTool({
  name: 'return_delivered_order_items',
  description:
    'Ask for items of a delivered order to be returned, the money going to the first payment method or a gift card. ' +
    'Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ order_id: orderId, item_ids: itemIds, payment_method_id: paymentMethodId }),
  execute(state: RetailState, { order_id, item_ids, payment_method_id }, compat) {
    const order = findOrder(state, order_id);
    if (order.status !== 'delivered') refuse('non-delivered order cannot be returned');
    if (compat === 'fixed') requireItems(item_ids);
    findPaymentMethod(state, order, payment_method_id);
    const isOriginal = payment_method_id === order.payment_history[0]?.payment_method_id;
    if (!isOriginal && !isGiftCardId(payment_method_id)) {
      refuse('payment method should be either the original payment method or a gift card');
    }
    const ids = countItems(order, item_ids, () => 'some item not found');
    order.status = 'return requested';
    order.return_items = [...ids].sort(compareCodePoints);
    order.return_payment_method_id = payment_method_id;
    return dumped(order);
  },
});
