import { z } from 'zod';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { addressOf, addressParameters } from '../address.ts';
import { findOrder } from '../find-records.ts';
import { orderId } from '../parameters.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/modify_pending_order_address.py. */
export const modifyPendingOrderAddress = defineTauTool({
  name: 'modify_pending_order_address',
  description: 'Change where a pending order is sent. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ order_id: orderId, ...addressParameters }),
  execute(state: RetailState, { order_id, ...address }) {
    const order = findOrder(state, order_id);
    if (order.status !== 'pending') refuse('non-pending order cannot be modified');
    order.address = addressOf(address);
    return dumped(order);
  },
});
