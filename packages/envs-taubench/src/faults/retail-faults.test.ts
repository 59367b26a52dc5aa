import { describe, expect, it } from 'vitest';
import { smallStore } from './small-worlds.test.support.ts';

interface Order {
  status: string;
  items: { item_id: string }[];
  payment_history: { transaction_type: string; amount: number; payment_method_id: string }[];
  exchange_items: string[];
  exchange_new_items: string[];
  exchange_price_difference: number;
}

const upstream = () => smallStore('upstream');
const fixed = () => smallStore('fixed');
const idsOf = ({ items }: Order): string[] => items.map(({ item_id }) => item_id);
const giftCardOf = (store: ReturnType<typeof smallStore>): number =>
  (
    store.read('get_user_details', { user_id: 'ann' }) as {
      payment_methods: { gift_card_1: { balance: number } };
    }
  ).payment_methods.gift_card_1.balance;
const swap = (order_id: string, item_ids: string[], new_item_ids: string[]) => ({
  order_id,
  item_ids,
  new_item_ids,
  payment_method_id: 'credit_card_1',
});

describe('14: the amount of changed items', () => {
  const change = swap('#AB', ['A'], ['B']); // 19.65 - 10.5 is 9.149999999999999 in doubles
  const paid = (store: ReturnType<typeof smallStore>) =>
    (store.read('modify_pending_order_items', change) as Order).payment_history.at(-1)?.amount;

  it('is kept with all its binary digits upstream', () => expect(paid(upstream())).toBe(9.149999999999999));
  it('is rounded when fixed', () => expect(paid(fixed())).toBe(9.15));
});

describe('15: items changed one after the other', () => {
  const twice = swap('#D', ['A', 'A'], ['B', 'C']);

  it('meet the first item twice upstream', () => {
    const chained = upstream().read('modify_pending_order_items', swap('#AB', ['A', 'B'], ['B', 'C']));
    expect(idsOf(chained)).toEqual(['C', 'B']);
    // 19.65 - 10.5 + 30.25 - 10.5: both times the first of two that were not bought at the same price.
    const exchanged: Order = upstream().read('exchange_delivered_order_items', twice);
    expect(exchanged.exchange_price_difference).toBe(28.9);
  });

  it('are all found before any is changed when fixed', () => {
    const chained = fixed().read('modify_pending_order_items', swap('#AB', ['A', 'B'], ['B', 'C']));
    expect(idsOf(chained)).toEqual(['B', 'C']);
    const doubled = fixed().read('modify_pending_order_items', swap('#AA', ['A', 'A'], ['B', 'C']));
    expect(idsOf(doubled)).toEqual(['B', 'C']);
    const exchanged: Order = fixed().read('exchange_delivered_order_items', twice);
    expect(exchanged.exchange_price_difference).toBe(29.9);
  });
});

describe('16: cancelling after a change of payment', () => {
  const cancelAfterChange = (store: ReturnType<typeof smallStore>): Order => {
    store.call('modify_pending_order_payment', { order_id: '#AB', payment_method_id: 'gift_card_1' });
    expect(giftCardOf(store)).toBe(9.5);
    return store.read('cancel_pending_order', { order_id: '#AB', reason: 'no longer needed' });
  };

  it('refunds all three entries upstream', () => {
    const store = upstream();
    const refunds = cancelAfterChange(store).payment_history.slice(3);
    expect(refunds.map(({ payment_method_id }) => payment_method_id)).toEqual([
      'credit_card_1',
      'gift_card_1',
      'credit_card_1',
    ]);
  });

  it('refunds what was paid in the end when fixed', () => {
    const store = fixed();
    const refunds = cancelAfterChange(store).payment_history.slice(3);
    expect(refunds).toEqual([{ transaction_type: 'refund', amount: 40.5, payment_method_id: 'gift_card_1' }]);
    expect(giftCardOf(store)).toBe(50);
  });
});

describe('17: which item is exchanged for which', () => {
  const wanted = swap('#D', ['B', 'A'], ['A', 'C']);

  it('is lost upstream, where both lists are sorted', () => {
    const order: Order = upstream().read('exchange_delivered_order_items', wanted);
    expect([order.exchange_items, order.exchange_new_items]).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ]);
  });

  it('is kept when fixed', () => {
    const order: Order = fixed().read('exchange_delivered_order_items', wanted);
    expect([order.exchange_items, order.exchange_new_items]).toEqual([
      ['B', 'A'],
      ['A', 'C'],
    ]);
  });
});

describe('18: empty lists of items', () => {
  it.each([
    ['exchange_delivered_order_items', swap('#D', [], [])],
    ['modify_pending_order_items', swap('#AB', [], [])],
    ['return_delivered_order_items', { order_id: '#D', item_ids: [], payment_method_id: 'credit_card_1' }],
  ])('pass in %s upstream and not when fixed', (name, args) => {
    expect((upstream().read(name, args) as Order).status).toMatch(/requested|modified/);
    const store = fixed();
    expect(store.call(name, args)).toBe('Error: no item is named');
    expect((store.read('get_order_details', { order_id: args.order_id }) as Order).status).toMatch(
      /^(delivered|pending)$/,
    );
  });
});

describe('20: wrong and missing arguments', () => {
  it('come out as exceptions upstream, after writes at times', () => {
    expect(upstream().call('get_order_details', {})).toBe(
      "Error: GetOrderDetails.invoke() missing 1 required positional argument: 'order_id'",
    );
    expect(upstream().call('find_user_id_by_email', { email: 5 })).toBe(
      "Error: 'int' object has no attribute 'lower'",
    );
  });

  it.each([
    ['get_order_details', {}, /^Invalid arguments for get_order_details: order_id: expected string/],
    ['get_order_details', { order_id: 5 }, /order_id: expected string, received number/],
    ['cancel_pending_order', { order_id: '#AB', reason: 'why not' }, /reason: .*"no longer needed"/],
    ['modify_pending_order_items', swap('#AB', 'A' as never, ['B']), /item_ids: expected array/],
    ['get_order_details', { order_id: '#AB', data: {} }, /data/],
  ])('are named with what is expected when fixed: %s %j', (name, args, sentence) => {
    const store = fixed();
    const before = store.call('get_order_details', { order_id: '#AB' });
    expect(store.call(name, args)).toMatch(sentence);
    expect(store.call('get_order_details', { order_id: '#AB' })).toBe(before);
  });
});
