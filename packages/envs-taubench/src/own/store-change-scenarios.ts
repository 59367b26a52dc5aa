import { isLess } from '../python/arithmetic.ts';
import type { OrderItem, PaymentMethod, RetailState } from '../retail/retail-state.ts';
import { makeAddress } from './people.ts';
import { act, type Scenario } from './scenario.ts';
import { anyCard, findPurchase, missingVariant, otherVariant, type Purchase } from './store-choices.ts';

/** Changes of pending orders and of profiles. */
export const storeChangeScenarios: Readonly<Record<string, Scenario<RetailState>>> = {
  cancelUnneeded: cancelling('no longer needed', ({ methods, order }) => !isOnGiftCard({ methods, order })),
  cancelMistake: cancelling('ordered by mistake', ({ methods, order }) => !isOnGiftCard({ methods, order })),
  cancelGiftCard: cancelling('no longer needed', isOnGiftCard),
  cancelAfterQuestions: (state, random) => {
    const draft = cancelling('ordered by mistake', () => true)(state, random);
    const sent = findPurchase(state, random, ({ order }) => order.status === 'processed');
    return (
      draft &&
      sent && {
        ...draft,
        actions: [
          act('cancel_pending_order', { order_id: '#W0', reason: 'no longer needed' }),
          act('cancel_pending_order', { order_id: sent.order.order_id, reason: 'no longer needed' }),
          act('cancel_pending_order', {
            order_id: draft.actions[0]?.arguments.order_id as string,
            reason: 'too late',
          }),
          ...draft.actions,
        ],
      }
    );
  },
  moveOrder: (state, random) => {
    const found = findPurchase(state, random, isPending);
    const address = addressArguments(makeAddress(random));
    return (
      found && {
        ...about(found, `Order ${found.order.order_id} shall go to ${describe(address)} instead.`),
        actions: [
          act('modify_pending_order_address', { order_id: '#W0', ...address }),
          act('modify_pending_order_address', { order_id: found.order.order_id, ...address }),
        ],
      }
    );
  },
  moveHouse: (state, random) => {
    const found = findPurchase(state, random, isPending);
    const address = addressArguments(makeAddress(random));
    return (
      found && {
        ...about(
          found,
          `You moved to ${describe(address)}. Change your profile and order ${found.order.order_id}.`,
        ),
        actions: [
          act('modify_user_address', { user_id: 'nobody_0000', ...address }),
          act('modify_user_address', { user_id: found.order.user_id, ...address }),
          act('modify_pending_order_address', { order_id: found.order.order_id, ...address }),
        ],
      }
    );
  },
  moveProfile: (state, random) => {
    const found = findPurchase(state, random, ({ order }) => order.status === 'delivered');
    const address = addressArguments(makeAddress(random));
    return (
      found && {
        ...about(
          found,
          `Your new home is ${describe(address)}; have it in your profile. Old orders do not matter.`,
        ),
        actions: [act('modify_user_address', { user_id: found.order.user_id, ...address })],
      }
    );
  },
  swapVariant: swapping(1),
  swapTwo: swapping(2),
  swapThree: swapping(3),
  swapOnGiftCard: (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const [item] = order.items as [OrderItem];
      const variant = otherVariant(state, item);
      return isPending({ order }) && isCheaper(variant?.price, item.price) && giftCard(methods) !== undefined;
    });
    const card = found && giftCard(found.methods);
    if (!found || !card) return undefined;
    const [item] = found.order.items as [OrderItem];
    const variant = otherVariant(state, item);
    return {
      ...about(
        found,
        `Get ${optionsOf(variant)} instead of your ${item.name} in order ${found.order.order_id}; the difference goes to gift card ${card.id}.`,
      ),
      actions: [swap(found, [item.item_id], { ids: [variant?.item_id ?? ''], method: card.id })],
    };
  },
  swapAfterMistakes: (state, random) => {
    const found = findPurchase(
      state,
      random,
      ({ order, methods }) =>
        isPending({ order }) &&
        anyCard(methods) !== undefined &&
        missingVariant(state, order.items[0] as OrderItem) !== undefined &&
        otherVariant(state, order.items[0] as OrderItem) !== undefined,
    );
    if (!found) return undefined;
    const [item] = found.order.items as [OrderItem];
    const method = anyCard(found.methods)?.id ?? '';
    const fine = otherVariant(state, item)?.item_id ?? '';
    return {
      ...about(
        found,
        `Your ${item.name} in order ${found.order.order_id} shall be another one: ${missingVariant(state, item)?.item_id}, or else ${fine}, paid with ${method}.`,
      ),
      actions: [
        swap(found, ['1'], { ids: [fine], method }),
        swap(found, [item.item_id], { ids: [], method }),
        swap(found, [item.item_id], { ids: [missingVariant(state, item)?.item_id ?? ''], method }),
        swap(found, [item.item_id], { ids: [fine], method: 'paypal_0000000' }),
        swap(found, [item.item_id], { ids: [fine], method }),
      ],
    };
  },
  payOtherwise: paying(({ methods, order }) => !isOnGiftCard({ methods, order })),
  payFromGiftCard: paying(isOnGiftCard),
  payThenMove: (state, random) => {
    const draft = paying(() => true)(state, random);
    const paid = draft?.actions.at(-1);
    const address = addressArguments(makeAddress(random));
    return (
      draft &&
      paid && {
        ...draft,
        instruction: `${draft.instruction} Then you would like to take that back, and have the order sent to ${describe(address)}.`,
        actions: [
          ...draft.actions,
          // A payment can be changed once; the second time there is more than one.
          paid,
          act('modify_pending_order_address', { order_id: paid.arguments.order_id as string, ...address }),
        ],
      }
    );
  },
  payWithGiftCard: (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const card = giftCard(methods);
      const paid = order.payment_history[0];
      return (
        isPending({ order }) &&
        card !== undefined &&
        paid?.payment_method_id !== card.id &&
        !isLess(card.balance ?? 0, paid?.amount ?? 0)
      );
    });
    const card = found && giftCard(found.methods);
    return (
      found &&
      card && {
        ...about(found, `Order ${found.order.order_id} shall be paid with gift card ${card.id}.`),
        actions: [
          act('modify_pending_order_payment', { order_id: found.order.order_id, payment_method_id: card.id }),
        ],
      }
    );
  },
};

type Fits = (purchase: Pick<Purchase, 'order' | 'methods'>) => boolean;

function isPending({ order }: Pick<Purchase, 'order'>): boolean {
  return order.status === 'pending';
}

function isOnGiftCard({ order }: Pick<Purchase, 'order' | 'methods'>): boolean {
  return order.payment_history[0]?.payment_method_id.startsWith('gift_card') === true;
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

function cancelling(reason: string, fits: Fits): Scenario<RetailState> {
  return (state, random) => {
    const found = findPurchase(state, random, (each) => isPending(each) && fits(each));
    return (
      found && {
        ...about(found, `Cancel order ${found.order.order_id}: ${reason}.`),
        actions: [act('cancel_pending_order', { order_id: found.order.order_id, reason })],
      }
    );
  };
}

function paying(fits: Fits): Scenario<RetailState> {
  return (state, random) => {
    const found = findPurchase(state, random, (each) => {
      const card = anyCard(each.methods);
      return (
        isPending(each) &&
        fits(each) &&
        card !== undefined &&
        card.id !== each.order.payment_history[0]?.payment_method_id
      );
    });
    if (!found) return undefined;
    const { order_id, payment_history } = found.order;
    const change = (payment_method_id: string) =>
      act('modify_pending_order_payment', { order_id, payment_method_id });
    const card = anyCard(found.methods)?.id ?? '';
    return {
      ...about(found, `You would rather pay order ${order_id} with ${card}.`),
      actions: [
        act('modify_pending_order_payment', { order_id: '#W0', payment_method_id: card }),
        change('paypal_0000000'),
        change(payment_history[0]?.payment_method_id ?? ''),
        change(card),
      ],
    };
  };
}

function swapping(count: number): Scenario<RetailState> {
  return (state, random) => {
    const found = findPurchase(state, random, ({ order, methods }) => {
      const chosen = order.items.slice(0, count);
      const isVaried = new Set(chosen.map(({ product_id }) => product_id)).size === count;
      return (
        isPending({ order }) &&
        isVaried &&
        anyCard(methods) !== undefined &&
        chosen.every((item) => otherVariant(state, item))
      );
    });
    if (!found) return undefined;
    const items = found.order.items.slice(0, count);
    const variants = items.map((item) => otherVariant(state, item));
    const method = anyCard(found.methods)?.id ?? '';
    const wishes = items.map((item, index) => `${item.name} -> ${optionsOf(variants[index])}`).join('; ');
    return {
      ...about(
        found,
        `Change order ${found.order.order_id}: ${wishes}. Settle the difference with ${method}.`,
      ),
      actions: [
        swap(
          found,
          items.map(({ item_id }) => item_id),
          { ids: variants.map((variant) => variant?.item_id ?? ''), method },
        ),
      ],
    };
  };
}

function swap({ order }: Purchase, item_ids: string[], { ids, method }: { ids: string[]; method: string }) {
  return act('modify_pending_order_items', {
    order_id: order.order_id,
    item_ids,
    new_item_ids: ids,
    payment_method_id: method,
  });
}

function optionsOf(variant: Pick<OrderItem, 'options'> | undefined): string {
  return Object.values(variant?.options ?? {}).join(', ');
}

function isCheaper(price: OrderItem['price'] | undefined, than: OrderItem['price']): boolean {
  return price !== undefined && isLess(price, than);
}

function addressArguments(address: ReturnType<typeof makeAddress>): Record<string, string> {
  const { address1, address2, city, state, country, zip } = address as Record<string, string>;
  return { address1, address2, city, state, country, zip } as Record<string, string>;
}

function describe(address: Record<string, string>): string {
  return Object.values(address)
    .filter((line) => line !== '')
    .join(', ');
}
