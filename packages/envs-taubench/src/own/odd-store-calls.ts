import type { Random } from '@sca/core';
import type { PythonValue } from '../python/python-value.ts';
import type { OrderItem, RetailState } from '../retail/retail-state.ts';
import type { TauAction } from '../tau-task.ts';
import { act } from './scenario.ts';
import { findPurchase } from './store-choices.ts';

/** Calls of the store whose arguments are missing, too many or of a wrong class. `fixed` refuses all of them. */
export function oddStoreCalls(state: RetailState, random: Random): TauAction[] {
  const found = findPurchase(state, random, ({ order }) => order.status === 'delivered');
  if (!found) return [];
  const { order, user } = found;
  const [item] = order.items as [OrderItem];
  const items = { order_id: order.order_id, item_ids: [item.item_id] };
  const exchange = (change: Record<string, PythonValue>): TauAction =>
    act('exchange_delivered_order_items', {
      ...items,
      new_item_ids: ['1'],
      payment_method_id: '',
      ...change,
    });
  return [
    act('no_such_tool'),
    act('get_order_details'),
    act('return_delivered_order_items', { order_id: order.order_id }),
    act('modify_user_address', { user_id: order.user_id }),
    act('get_order_details', { order_id: order.order_id, data: {} }),
    act('list_all_product_types', { order: 'name' }),
    act('get_order_details', { order_id: [] }),
    act('get_product_details', { product_id: { $number: '5', a: 1 } }),
    act('find_user_id_by_email', { email: 0.5 }),
    act('find_user_id_by_email', { email: null }),
    act('find_user_id_by_name_zip', { ...user.name, last_name: true, zip: '' }),
    act('find_user_id_by_name_zip', { ...user.name, zip: 97_000 }),
    act('find_user_id_by_name_zip', { ...user.name, zip: [] }),
    exchange({ item_ids: null }),
    exchange({ item_ids: { '2': 'b', '1': 'a' } }),
    exchange({ item_ids: [['a', [null, { j: true, k: false }]]] }),
    exchange({ item_ids: [["it's", `it's "quoted"\t\\ \u00e9\x01\u2028\u{1f600}\u{e0001}`]] }),
    exchange({ new_item_ids: true }),
    exchange({ new_item_ids: [{ $number: '1e+16' }] }),
    exchange({ new_item_ids: [{ $number: '100000000000000000000' }] }),
    exchange({ new_item_ids: { $order: 'no mark' } }),
    exchange({ new_item_ids: { $order: ['none either'] } }),
    act('return_delivered_order_items', { ...items, payment_method_id: {} }),
    act('think', { thought: null }),
  ];
}
