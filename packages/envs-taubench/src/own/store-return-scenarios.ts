import type { OrderItem, PaymentMethod, RetailState } from '../retail/retail-state.ts';
import { act, type Scenario } from './scenario.ts';
import { anyCard, findPurchase, missingVariant, otherVariant, type Purchase } from './store-choices.ts';

/** Returns and exchanges of delivered orders. */
export const storeReturnScenarios: Readonly<Record<string, Scenario<RetailState>>> = {
  returnOne: returning(({ items }) => items.slice(0, 1)),
  returnAll: returning(({ items }) => items),
  returnLast: returning(({ items }) => items.slice(-1)),
  returnTwice: returning(({ items }) => (isDouble(items) ? items : [])),
  returnToGiftCard: (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const card = giftCard(methods);
      return (
        isDelivered({ order }) &&
        card !== undefined &&
        order.payment_history[0]?.payment_method_id !== card.id
      );
    });
    const card = found && giftCard(found.methods);
    if (!found || !card) return undefined;
    const item_ids = [(found.order.items[0] as OrderItem).item_id];
    const { order_id } = found.order;
    return {
      ...about(
        found,
        `Return the ${found.order.items[0]?.name} of order ${order_id}; the money shall go to gift card ${card.id}.`,
      ),
      actions: [
        act('return_delivered_order_items', { order_id: '#W0', item_ids, payment_method_id: card.id }),
        act('return_delivered_order_items', { order_id, item_ids, payment_method_id: 'paypal_0000000' }),
        act('return_delivered_order_items', { order_id, item_ids: ['1'], payment_method_id: card.id }),
        act('return_delivered_order_items', { order_id, item_ids, payment_method_id: card.id }),
      ],
    };
  },
  returnElsewhere: (state, random) => {
    const found = findPurchase(
      state,
      random,
      ({ order, methods }) =>
        isDelivered({ order }) &&
        methods.some(
          (method) =>
            method.source !== 'gift_card' && method.id !== order.payment_history[0]?.payment_method_id,
        ),
    );
    if (!found) return undefined;
    const paid = found.order.payment_history[0]?.payment_method_id ?? '';
    const other = found.methods.find(({ id, source }) => source !== 'gift_card' && id !== paid)?.id ?? '';
    const [{ item_id, name }] = found.order.items as [OrderItem];
    const call = (payment_method_id: string) =>
      act('return_delivered_order_items', {
        order_id: found.order.order_id,
        item_ids: [item_id],
        payment_method_id,
      });
    return {
      ...about(
        found,
        `Return the ${name} of order ${found.order.order_id}, money to ${other}, or else where it came from.`,
      ),
      actions: [call(other), call(paid)],
    };
  },
  exchangeOne: exchanging(1),
  exchangeTwo: exchanging(2),
  exchangeAfterMistakes: (state, random) => {
    const draft = exchanging(1)(state, random);
    const pending = findPurchase(state, random, ({ order }) => order.status === 'pending');
    const wanted = draft?.actions[0];
    if (!draft || !pending || !wanted) return undefined;
    const tries = [
      { order_id: '#W0' },
      { order_id: pending.order.order_id },
      { item_ids: ['1'] },
      { new_item_ids: [] },
      { new_item_ids: ['1'] },
      { payment_method_id: 'paypal_0000000' },
    ];
    return {
      ...draft,
      actions: [...tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change })), wanted],
    };
  },
  exchangeForMissing: (state, random) => {
    const found = findPurchase(
      state,
      random,
      ({ order, methods }) =>
        isDelivered({ order }) &&
        anyCard(methods) !== undefined &&
        missingVariant(state, order.items[0] as OrderItem) !== undefined &&
        order.payment_history[0]?.payment_method_id === anyCard(methods)?.id,
    );
    if (!found) return undefined;
    const [item] = found.order.items as [OrderItem];
    const method = anyCard(found.methods)?.id ?? '';
    const { order_id } = found.order;
    return {
      ...about(
        found,
        `Exchange the ${item.name} of order ${order_id} for ${missingVariant(state, item)?.item_id}; if that is impossible, return it. Use ${method}.`,
      ),
      actions: [
        act('exchange_delivered_order_items', {
          order_id,
          item_ids: [item.item_id],
          new_item_ids: [missingVariant(state, item)?.item_id ?? ''],
          payment_method_id: method,
        }),
        act('return_delivered_order_items', {
          order_id,
          item_ids: [item.item_id],
          payment_method_id: method,
        }),
      ],
    };
  },
};

function isDelivered({ order }: Pick<Purchase, 'order'>): boolean {
  return order.status === 'delivered';
}

function isDouble(items: readonly OrderItem[]): boolean {
  return items.some(({ item_id }, index) => items.findIndex((each) => each.item_id === item_id) !== index);
}

function giftCard(methods: readonly PaymentMethod[]): PaymentMethod | undefined {
  return methods.find(({ source }) => source === 'gift_card');
}

function about({ user, order }: Purchase, wish: string): { user_id: string; instruction: string } {
  const { first_name, last_name } = user.name;
  return {
    user_id: order.user_id,
    instruction: `You are ${first_name} ${last_name}, ${user.email}. ${wish}`,
  };
}

function returning(choose: (order: Purchase['order']) => readonly OrderItem[]): Scenario<RetailState> {
  return (state, random) => {
    const found = findPurchase(
      state,
      random,
      ({ order }) => isDelivered({ order }) && choose(order).length > 0,
    );
    if (!found) return undefined;
    const items = choose(found.order);
    return {
      ...about(
        found,
        `Return from order ${found.order.order_id}: ${items.map(({ name }) => name).join(', ')}. The money goes back where it came from.`,
      ),
      actions: [
        act('return_delivered_order_items', {
          order_id: found.order.order_id,
          item_ids: items.map(({ item_id }) => item_id),
          payment_method_id: found.order.payment_history[0]?.payment_method_id ?? '',
        }),
      ],
    };
  };
}

function exchanging(count: number): Scenario<RetailState> {
  return (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const chosen = order.items.slice(0, count);
      const isVaried = new Set(chosen.map(({ product_id }) => product_id)).size === count;
      return (
        isDelivered({ order }) &&
        isVaried &&
        anyCard(methods) !== undefined &&
        chosen.every((item) => otherVariant(state, item))
      );
    });
    if (!found) return undefined;
    const items = found.order.items.slice(0, count);
    const variants = items.map((item) => otherVariant(state, item));
    const method = anyCard(found.methods)?.id ?? '';
    const wishes = items.map(
      (item, index) => `${item.name} -> ${Object.values(variants[index]?.options ?? {}).join(', ')}`,
    );
    return {
      ...about(
        found,
        `Exchange in order ${found.order.order_id}: ${wishes.join('; ')}. Settle the difference with ${method}.`,
      ),
      actions: [
        act('exchange_delivered_order_items', {
          order_id: found.order.order_id,
          item_ids: items.map(({ item_id }) => item_id),
          new_item_ids: variants.map((variant) => variant?.item_id ?? ''),
          payment_method_id: method,
        }),
      ],
    };
  };
}
