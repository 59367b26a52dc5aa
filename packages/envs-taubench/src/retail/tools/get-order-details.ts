import { z } from 'zod';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { findOrder } from '../find-records.ts';
import { orderId } from '../parameters.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/get_order_details.py. */
export const getOrderDetails = defineTauTool({
  name: 'get_order_details',
  description: 'Read an order: its items, address, status and payments.',
  effect: 'read',
  parameters: z.strictObject({ order_id: orderId }),
  execute: (state: RetailState, { order_id }) => dumped(findOrder(state, order_id)),
});
