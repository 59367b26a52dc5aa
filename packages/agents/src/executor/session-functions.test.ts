import { startSession, ToolError } from '@sca/core';
import { expect, it } from 'vitest';
import { shop } from '../testing/shop.test.support.ts';
import { sessionFunctions } from './session-functions.ts';

it('returns values, refuses by throwing, and lets a bug out', () => {
  const session = startSession(shop);
  const { get_order, cancel_order, broken } = sessionFunctions(shop, session);
  expect(get_order?.({ order_id: 'A-1' })).toEqual({ owner: 'Ann', status: 'open' });
  expect(() => cancel_order?.({ order_id: 'A-2' })).toThrow(new ToolError('Order A-2 is sent.'));
  expect(() => broken?.({})).toThrow(TypeError);
  expect(session.calls.map(({ ok }) => ok)).toEqual([true, false, false]);
});

it('waits for remote tools', async () => {
  const local = startSession(shop);
  const remote = { ...local, call: async (name: string, args: unknown) => local.call(name, args) };
  const { get_order } = sessionFunctions(shop, remote);
  await expect(get_order?.({ order_id: 'A-1' })).resolves.toEqual({ owner: 'Ann', status: 'open' });
  await expect(get_order?.({ order_id: 'A-9' })).rejects.toThrow(ToolError);
});
