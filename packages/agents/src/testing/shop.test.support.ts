import { defineEnvironment, defineTool, getOwn, ToolError } from '@sca/core';
import { z } from 'zod';

export interface Shop {
  orders: Record<string, { owner: string; status: string }>;
}

function findOrder(shop: Shop, id: string): Shop['orders'][string] {
  const order = getOwn(shop.orders, id);
  if (!order) throw new ToolError(`There is no order ${id}.`);
  return order;
}

const getOrder = defineTool({
  name: 'get_order',
  description: 'Shows an order.',
  effect: 'read',
  input: z.object({ order_id: z.string() }),
  execute: (shop: Shop, { order_id }) => findOrder(shop, order_id),
});

const cancelOrder = defineTool({
  name: 'cancel_order',
  description: 'Cancels an open order.',
  effect: 'write',
  input: z.object({ order_id: z.string(), reason: z.string().optional() }),
  execute(shop: Shop, { order_id, reason }) {
    const order = findOrder(shop, order_id);
    if (order.status !== 'open') throw new ToolError(`Order ${order_id} is ${order.status}.`);
    order.status = reason === undefined ? 'cancelled' : `cancelled: ${reason}`;
    return order;
  },
});

const handOver = defineTool({
  name: 'hand_over',
  description: 'Hands the conversation over to a person.',
  effect: 'read',
  input: z.object({}),
  execute: (_shop: Shop) => 'Handed over.',
});

const brokenTool = defineTool({
  name: 'broken',
  description: 'Has a bug.',
  effect: 'read',
  input: z.object({}),
  execute(_shop: Shop): never {
    throw new TypeError('a bug of the tool');
  },
});

/** Orders that can be looked at and cancelled; one tool ends the episode, one is broken. */
export const shop = defineEnvironment<Shop>({
  id: 'test/shop',
  version: '1',
  policy: 'Cancel only open orders.',
  tools: [getOrder, cancelOrder, handOver, brokenTool],
  initialState: {
    orders: {
      'A-1': { owner: 'Ann', status: 'open' },
      'A-2': { owner: 'Bob', status: 'sent' },
    },
  },
});
