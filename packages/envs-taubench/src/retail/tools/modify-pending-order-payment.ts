import { z } from 'zod';
import { requireKey } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { customerOf, findOrder, findPaymentMethod } from '../find-records.ts';
import { charge, credit, isGiftCardId, isShortOf } from '../gift-card.ts';
import { orderId, paymentMethodId } from '../parameters.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/modify_pending_order_payment.py. */
export const modifyPendingOrderPayment = defineTauTool({
  name: 'modify_pending_order_payment',
  description: 'Pay a pending order with another payment method. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ order_id: orderId, payment_method_id: paymentMethodId }),
  execute(state: RetailState, { order_id, payment_method_id }) {
    const order = findOrder(state, order_id);
    if (order.status !== 'pending') refuse('non-pending order cannot be modified');
    const method = findPaymentMethod(state, order, payment_method_id);
    const [paid, ...others] = order.payment_history;
    if (!paid || others.length > 0 || paid.transaction_type !== 'payment') {
      return refuse('there should be exactly one payment for a pending order');
    }
    const { amount, payment_method_id: oldId } = paid;
    if (oldId === payment_method_id)
      refuse('the new payment method should be different from the current one');
    if (isShortOf(method, amount)) refuse('insufficient gift card balance to pay for the order');
    order.payment_history.push(
      { transaction_type: 'payment', amount, payment_method_id: payment_method_id as string },
      { transaction_type: 'refund', amount, payment_method_id: oldId },
    );
    charge(method, amount);
    if (isGiftCardId(oldId)) credit(requireKey(customerOf(state, order).payment_methods, oldId), amount);
    return dumped(order);
  },
});
