import { defineEnvironment, defineTool, getOwn, startSession, ToolError } from '@sca/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createRedaction } from './redact-ids.ts';

const orders = {
  '#W10': { order_id: '#W10', user_id: 'ann_1', status: 'pending', items: [{ name: 'Mug' }] },
  '#W11': {
    order_id: '#W11',
    user_id: 'ann_1',
    status: 'delivered',
    items: [{ name: 'Mug' }, { name: 'Lamp' }],
  },
  '#W12': { order_id: '#W12', user_id: 'bob_2', status: 'pending', items: [{ name: 'Mug' }] },
  '#W13': { order_id: '#W13', user_id: 'cyd_3', status: 'pending', items: [{ name: 'Mug' }] },
  '#W14': { order_id: '#W14', user_id: 'cyd_3', status: 'pending', items: [{ name: 'Mug' }] },
};
const state = {
  orders,
  users: {
    ann_1: { orders: ['#W10', '#W11'] },
    bob_2: { orders: ['#W12'] },
    cyd_3: { orders: ['#W13', '#W14'] },
  },
};
const reader = (name: string, parameter: string, table: 'orders' | 'users') =>
  defineTool({
    ...{ name, description: name, effect: 'read', input: z.object({ [parameter]: z.string() }) },
    execute({ [table]: records }: typeof state, input: Record<string, string>) {
      const record = getOwn(records as Record<string, object>, input[parameter] ?? '');
      if (!record) throw new ToolError('not there');
      return record;
    },
  });
const store = defineEnvironment({
  ...{ id: 'test/store', version: '1', initialState: state },
  tools: [reader('get_order', 'order_id', 'orders'), reader('get_user', 'user_id', 'users')],
});

it.each([
  ['Cancel order #W10.', 'Cancel the order (pending).'],
  ['Return the lamp of my order #W11, please.', 'Return the lamp of my order with the Lamp, please.'],
  ['Order number W12 is late.', 'The order with the Mug is late.'],
  [
    'You are ann_1. Cancel #W10 and return #W11.',
    'You are ann_1. Cancel the order (pending) and return the order with the Lamp.',
  ],
  [
    'Cancel an order #W12; #W12 is a mistake.',
    'Cancel the order with the Mug; the order with the Mug is a mistake.',
  ],
  ['Change W99 and #W101 to 10.', 'Change W99 and #W101 to 10.'],
])('rewords "%s"', async (instruction, expected) => {
  expect(await createRedaction(store, 'order_id')(instruction)).toMatchObject({
    ok: true,
    instruction: expected,
  });
});

it('says which ids it took out', async () => {
  expect(await createRedaction(store, 'order_id')('W10, #W11, W99')).toMatchObject({ ids: ['#W10', '#W11'] });
});

it('says where nothing else tells a record apart', async () => {
  expect(await createRedaction(store, 'order_id')('Cancel order #W13.')).toEqual({ ok: false, id: '#W13' });
});

it('closes its sessions', async () => {
  let open = 0;
  const openSession = () => {
    open += 1;
    return { ...startSession(store), close: () => void (open -= 1) };
  };
  await createRedaction(store, 'order_id', openSession)('Cancel order #W10.');
  expect(open).toBe(0);
});

it('needs a tool that reads by the id alone', () => {
  expect(() => createRedaction(store, 'ticket_id')).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('ticket_id') }),
  );
});
