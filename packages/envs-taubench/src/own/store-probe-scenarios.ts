import type { Random } from '@sca/core';
import { isLess, subtract } from '../python/arithmetic.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { OrderItem, RetailState } from '../retail/retail-state.ts';
import type { TauAction } from '../tau-task.ts';
import { oddStoreCalls } from './odd-store-calls.ts';
import { ODD_SUMS } from './odd-sums.ts';
import { act, type Scenario } from './scenario.ts';
import { anyCard, findPurchase, otherVariant, type Purchase } from './store-choices.ts';

/** Conversations in which much is asked for that the store refuses. */
export const storeProbeScenarios: Readonly<Record<string, Scenario<RetailState>>> = {
  wrongMoment: (state, random) => {
    const sent = findPurchase(state, random, ({ order }) => order.status === 'processed');
    const delivered = findPurchase(state, random, ({ order }) => order.status === 'delivered');
    const final = findPurchase(state, random, ({ order }) => order.status === 'pending');
    if (!sent || !delivered || !final) return undefined;
    const [item] = sent.order.items as [OrderItem];
    const items = { item_ids: [item.item_id], new_item_ids: [item.item_id] };
    const { order_id } = sent.order;
    const payment_method_id = sent.methods[0]?.id ?? '';
    const address = {
      address1: '1 Kiln Street',
      address2: '',
      city: 'Reno',
      state: 'NV',
      country: 'USA',
      zip: '89501',
    };
    const paid = delivered.order.payment_history[0]?.payment_method_id ?? '';
    return closing(final, [
      act('modify_pending_order_address', { order_id, ...address }),
      act('modify_pending_order_items', { order_id, ...items, payment_method_id }),
      act('modify_pending_order_payment', { order_id, payment_method_id }),
      act('return_delivered_order_items', { order_id, item_ids: [item.item_id], payment_method_id }),
      act('return_delivered_order_items', {
        order_id: delivered.order.order_id,
        item_ids: { a: 1 },
        payment_method_id: paid,
      }),
      act('return_delivered_order_items', {
        order_id: delivered.order.order_id,
        item_ids: [],
        payment_method_id: paid,
      }),
    ]);
  },
  emptyGiftCard: (state, random) => {
    const pending = findPurchase(
      state,
      random,
      (each) => each.order.status === 'pending' && dearest(state, each) !== undefined,
    );
    const delivered = findPurchase(
      state,
      random,
      (each) => each.order.status === 'delivered' && dearest(state, each) !== undefined,
    );
    const final = findPurchase(
      state,
      random,
      ({ order }) => order.status === 'pending' && order !== pending?.order,
    );
    if (!pending || !delivered || !final) return undefined;
    return closing(final, [
      act('modify_pending_order_payment', {
        order_id: pending.order.order_id,
        payment_method_id: dearest(state, pending)?.payment_method_id as PythonValue,
      }),
      act('modify_pending_order_items', { order_id: pending.order.order_id, ...dearest(state, pending) }),
      act('exchange_delivered_order_items', {
        order_id: delivered.order.order_id,
        ...dearest(state, delivered),
      }),
    ]);
  },
  payThenCancel: (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const card = anyCard(methods);
      return (
        order.status === 'pending' &&
        card !== undefined &&
        card.id !== order.payment_history[0]?.payment_method_id
      );
    });
    if (!found) return undefined;
    const payment_method_id = anyCard(found.methods)?.id ?? '';
    const { order_id } = found.order;
    const draft = closing(found, [act('modify_pending_order_payment', { order_id, payment_method_id })]);
    return (
      draft && {
        ...draft,
        instruction: `You are ${nameOf(found)}. Order ${order_id} shall be paid with ${payment_method_id}. Once that is done you change your mind and have it cancelled, being no longer needed.`,
      }
    );
  },
  oddArguments: (state, random) => closingAnywhere(state, random, oddStoreCalls(state, random)),
  oddSums: (state, random) => closingAnywhere(state, random, ODD_SUMS.sums),
  oddComplexSums: (state, random) => closingAnywhere(state, random, ODD_SUMS.complexSums),
  oddNoSums: (state, random) => closingAnywhere(state, random, ODD_SUMS.noSums),
};

/** As {@link closing}, with an order that nothing else is asked of. */
function closingAnywhere(
  state: RetailState,
  random: Random,
  actions: readonly TauAction[],
): ReturnType<Scenario<RetailState>> {
  const asked = actions.map(({ arguments: args }) => args.order_id);
  const final = findPurchase(
    state,
    random,
    ({ order }) => order.status === 'pending' && !asked.includes(order.order_id),
  );
  return final && closing(final, actions);
}

function nameOf({ user }: Purchase): string {
  return `${user.name.first_name} ${user.name.last_name}, ${user.email}`;
}

/** A replacement that costs more than a nearly empty gift card holds. */
function dearest(state: RetailState, { order, methods }: Purchase): Record<string, PythonValue> | undefined {
  const paid = order.payment_history[0]?.payment_method_id;
  const card = methods.find(({ source, id }) => source === 'gift_card' && id !== paid);
  if (!card) return undefined;
  const item = order.items.find((each) => {
    const variant = otherVariant(state, each);
    return variant && isLess(card.balance as PythonValue, subtract(variant.price, each.price));
  });
  const variant = item && otherVariant(state, item);
  return (
    item &&
    variant && { item_ids: [item.item_id], new_item_ids: [variant.item_id], payment_method_id: card.id }
  );
}

/** After all refusals one wish is granted: an order is cancelled. */
function closing(purchase: Purchase, actions: readonly TauAction[]): ReturnType<Scenario<RetailState>> {
  const { order } = purchase;
  return {
    user_id: order.user_id,
    instruction: `You are ${nameOf(purchase)}. You ask for much that is not possible; in the end order ${order.order_id} is cancelled, being no longer needed.`,
    actions: [
      ...actions,
      act('cancel_pending_order', { order_id: order.order_id, reason: 'no longer needed' }),
    ],
  };
}
