import { z } from 'zod';
import { add, isLess, negate, roundValue } from '../../python/arithmetic.ts';
import { requireKey } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { customerOf, findOrder } from '../find-records.ts';
import { credit, isGiftCardId } from '../gift-card.ts';
import { orderId } from '../parameters.ts';
import type { Order, Payment, RetailState } from '../retail-state.ts';

const REASONS = ['no longer needed', 'ordered by mistake'] as const;

/** Upstream: tools/cancel_pending_order.py. */
export const cancelPendingOrder = defineTauTool({
  name: 'cancel_pending_order',
  description:
    'Cancel an order that is still pending and pay the money back. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ order_id: orderId, reason: z.enum(REASONS).describe('Why it is cancelled.') }),
  execute(state: RetailState, { order_id, reason }, compat) {
    const order = findOrder(state, order_id);
    if (order.status !== 'pending') refuse('non-pending order cannot be cancelled');
    if (!REASONS.some((each) => each === reason)) refuse('invalid reason');
    // The original refunds every entry, refunds of an earlier change of payment included.
    const refunds = compat === 'upstream' ? order.payment_history.map(refundOf) : netRefunds(order);
    for (const { amount, payment_method_id } of refunds) {
      if (!isGiftCardId(payment_method_id)) continue;
      credit(requireKey(customerOf(state, order).payment_methods, payment_method_id), amount);
    }
    order.status = 'cancelled';
    order.cancel_reason = reason;
    order.payment_history.push(...refunds);
    return dumped(order);
  },
});

function refundOf({ amount, payment_method_id }: Pick<Payment, 'amount' | 'payment_method_id'>): Payment {
  return { transaction_type: 'refund', amount, payment_method_id };
}

/** What each method has paid after what it already got back. */
function netRefunds(order: Order): Payment[] {
  const net = new Map<string, PythonValue>();
  for (const { transaction_type, amount, payment_method_id } of order.payment_history) {
    const signed = transaction_type === 'payment' ? amount : negate(amount);
    net.set(payment_method_id, roundValue(add(net.get(payment_method_id) ?? 0, signed)));
  }
  return [...net]
    .filter(([, amount]) => isLess(0, amount))
    .map(([payment_method_id, amount]) => refundOf({ amount, payment_method_id }));
}
