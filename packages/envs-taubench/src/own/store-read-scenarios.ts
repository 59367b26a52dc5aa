import { floatText } from '../python/float-text.ts';
import { numberOf } from '../python/python-number.ts';
import type { Product, RetailState, Variant } from '../retail/retail-state.ts';
import { act, findRecord, type Scenario } from './scenario.ts';
import { findPurchase } from './store-choices.ts';

/** Questions about orders and products, asked clumsily at times: refused calls belong to the ground truth. */
export const storeReadScenarios: Readonly<Record<string, Scenario<RetailState>>> = {
  orderStatus: (state, random) => {
    const found = findPurchase(state, random, ({ order }) => order.status === 'processed');
    return (
      found && {
        user_id: found.order.user_id,
        instruction: `You are ${fullName(found.user)}, ${found.user.email}. You want to know how order ${found.order.order_id} is doing, and what it cost in all.`,
        actions: [
          act('find_user_id_by_email', { email: found.user.email.toUpperCase() }),
          act('get_order_details', { order_id: found.order.order_id.slice(1) }),
          act('get_order_details', { order_id: found.order.order_id }),
        ],
        outputs: ['processed', priceText(found.order.payment_history[0]?.amount)],
      }
    );
  },
  cheapestVariant: (state, random) => {
    const product = findRecord(random, state.products, (each) =>
      variantsOf(each).some(({ available }) => available),
    );
    const user = findRecord(random, state.users, () => true);
    if (!product || !user) return undefined;
    const cheapest = variantsOf(product)
      .filter(({ available }) => available)
      .reduce((best, each) =>
        (numberOf(each.price) as number) < (numberOf(best.price) as number) ? each : best,
      );
    return {
      user_id: idOf(state, user.email),
      instruction: `You are ${fullName(user)} (postal code ${user.address.zip}) and do not remember your email address. You ask for the price of the cheapest ${product.name} in stock.`,
      actions: [
        act('find_user_id_by_name_zip', { ...user.name, zip: '00000' }),
        act('find_user_id_by_name_zip', { ...user.name, zip: user.address.zip as string }),
        act('list_all_product_types'),
        act('get_product_details', { product_id: cheapest.item_id }),
        act('get_product_details', { product_id: product.product_id }),
      ],
      outputs: [priceText(cheapest.price)],
    };
  },
  sumOfTwo: (state, random) => {
    const found = findPurchase(state, random, ({ order }) => order.items.length > 2);
    if (!found) return undefined;
    const [first, second] = found.order.items.map(({ price }) => numberOf(price) as number) as [
      number,
      number,
    ];
    const sum = Math.round((first + second) * 100) / 100;
    return {
      user_id: found.order.user_id,
      instruction: `You are ${fullName(found.user)}, ${found.user.email}. You want to know what the first two items of order ${found.order.order_id} cost together.`,
      actions: [
        act('find_user_id_by_email', { email: found.user.email }),
        act('get_order_details', { order_id: found.order.order_id }),
        act('calculate', { expression: `${floatText(first)} + ${floatText(second)} =` }),
        act('calculate', { expression: `(${floatText(first)} + ${floatText(second)}` }),
        act('calculate', { expression: '1 / 0' }),
        act('calculate', { expression: `${floatText(first)} + ${floatText(second)}` }),
      ],
      outputs: [floatText(sum)],
    };
  },
  countOrders: (state, random) => {
    const user = findRecord(random, state.users, ({ orders }) => orders.length > 1);
    if (!user) return undefined;
    const id = idOf(state, user.email);
    return {
      user_id: id,
      instruction: `You are ${fullName(user)}, ${user.email}. You lost track and want the numbers of all your orders.`,
      actions: [
        act('find_user_id_by_email', { email: 'nobody@post.example' }),
        act('find_user_id_by_email', { email: user.email }),
        act('get_user_details', { user_id: 'nobody_0000' }),
        act('get_user_details', { user_id: id }),
        act('think', { thought: 'All numbers are in the profile.' }),
      ],
      outputs: [...user.orders],
    };
  },
  handOver: (state, random) => {
    const found = findPurchase(state, random, ({ order }) => order.status === 'cancelled');
    return (
      found && {
        user_id: found.order.user_id,
        instruction: `You are ${fullName(found.user)}, ${found.user.email}. Order ${found.order.order_id} was cancelled; you want the reason on record, and then to speak to a colleague.`,
        actions: [
          act('get_order_details', { order_id: found.order.order_id }),
          act('transfer_to_human_agents', { summary: 'Asks why an order was cancelled.' }),
        ],
        outputs: ['no longer needed'],
      }
    );
  },
};

function variantsOf({ variants }: Product): Variant[] {
  return Object.values(variants).filter((each) => !Array.isArray(each));
}

function fullName({ name }: { name: { first_name: string; last_name: string } }): string {
  return `${name.first_name} ${name.last_name}`;
}

function idOf({ users }: RetailState, email: string): string {
  return Object.keys(users).find((id) => users[id]?.email === email) as string;
}

function priceText(price: Variant['price'] | undefined): string {
  return floatText(Number(numberOf(price ?? 0)));
}
