import { createRandom, deriveSeed, type Random } from '@sca/core';
import type { Database } from '../domain.ts';
import { encodeNumber } from '../python/python-number.ts';
import { dictOf, type PythonDict, type PythonValue } from '../python/python-value.ts';
import type {
  Order,
  OrderItem,
  PaymentMethod,
  Product,
  RetailState,
  RetailUser,
  Variant,
} from '../retail/retail-state.ts';
import { digits, makeAddress, makeName, makeUserId } from './people.ts';
import { PRODUCTS } from './products.ts';

/** What an own world is made from. */
export interface WorldSeed {
  /** The same seed and size give the same world. */
  readonly seed: number;
  /** Number of customers; everything else grows with it. */
  readonly size: number;
}

/** Makes the database of a store: 50 products, two orders for each customer. */
export function makeStore({ seed, size }: WorldSeed): Database {
  const random = createRandom(deriveSeed({ run: seed, stage: 'own-world', item: 'retail' }));
  const products = makeProducts(random);
  const users: RetailState['users'] = {};
  for (let count = 0; count < size; count += 1) addUser(random, users);
  const orders: RetailState['orders'] = {};
  const context = { random, products: Object.values(products), orders };
  const customers = Object.entries(users);
  for (let count = 0; count < size * 2; count += 1) addOrder(context, random.pick(customers));
  return { orders, products, users };
}

function makeProducts(random: Random): RetailState['products'] {
  const products: Record<string, Product> = {};
  for (const [name, options] of PRODUCTS) {
    const product_id = `${random.integer(50, 99)}${digits(random, 8)}`;
    const base = random.integer(900, 40_000);
    const variants = random
      .shuffle(combine(options))
      .slice(0, 10)
      .map((chosen) => makeVariant(random, chosen, base));
    const table = dictOf(variants.map((variant) => [variant.item_id, variant]));
    products[product_id] = { name, product_id, variants: table as unknown as Product['variants'] } as Product;
  }
  return products;
}

/** Every combination of options written as `color:red,blue;size:S,M`. */
function combine(options: string): PythonDict[] {
  return options.split(';').reduce<PythonDict[]>(
    (combined, axis) => {
      const [name, values] = axis.split(':') as [string, string];
      return combined.flatMap((each) => values.split(',').map((value) => ({ ...each, [name]: value })));
    },
    [{}],
  );
}

function makeVariant(random: Random, options: PythonDict, baseCents: number): Variant {
  const cents = baseCents + random.integer(0, 25) * 50 + random.integer(0, 49);
  const item_id = `${random.integer(10, 99)}${digits(random, 8)}`;
  return { item_id, options, available: random.integer(1, 10) > 2, price: encodeNumber(cents / 100) };
}

function addUser(random: Random, users: RetailState['users']): void {
  const name = makeName(random);
  const id = makeUserId(random, name, users);
  const email = `${id.replaceAll('_', '.')}@post.example`;
  users[id] = {
    name,
    address: makeAddress(random),
    email,
    payment_methods: makePaymentMethods(random),
    orders: [],
  } as unknown as RetailUser;
}

function makePaymentMethods(random: Random): Record<string, PaymentMethod> {
  const sources = random.shuffle(['credit_card', 'paypal', 'gift_card']).slice(0, random.integer(1, 3));
  const methods = sources.map((source): PaymentMethod => {
    const id = `${source}_${digits(random, 7)}`;
    if (source === 'gift_card') return { source, balance: random.integer(0, 120), id };
    if (source === 'paypal') return { source, id };
    return { source, brand: random.pick(['visa', 'mastercard']), last_four: digits(random, 4), id };
  });
  return Object.fromEntries(methods.map((method) => [method.id, method]));
}

interface OrderContext {
  readonly random: Random;
  readonly products: readonly Product[];
  readonly orders: RetailState['orders'];
}

const STATUSES = [
  'pending',
  'pending',
  'pending',
  'processed',
  'processed',
  'delivered',
  'delivered',
  'delivered',
  'delivered',
  'cancelled',
];

function addOrder({ random, products, orders }: OrderContext, [user_id, user]: [string, RetailUser]): void {
  const order_id = `#W${digits(random, 7)}`;
  if (Object.hasOwn(orders, order_id)) return;
  const items = Array.from({ length: random.integer(1, 5) }, () => makeItem(random, random.pick(products)));
  // Now and then somebody orders a thing twice.
  if (random.integer(1, 12) === 1) items.push({ ...(items[0] as OrderItem) });
  const status = random.pick(STATUSES);
  const method = random.pick(Object.keys(user.payment_methods));
  const cents = items.reduce((sum, { price }) => sum + Math.round(numberIn(price) * 100), 0);
  const paid = {
    transaction_type: 'payment' as const,
    amount: encodeNumber(cents / 100),
    payment_method_id: method,
  };
  const isSent = status === 'processed' || status === 'delivered';
  orders[order_id] = {
    order_id,
    user_id,
    address: { ...user.address },
    items,
    fulfillments: isSent
      ? [{ tracking_id: [digits(random, 12)], item_ids: items.map(({ item_id }) => item_id) }]
      : [],
    status,
    payment_history:
      status === 'cancelled' ? [paid, { ...paid, transaction_type: 'refund' as const }] : [paid],
    ...(status === 'cancelled' ? { cancel_reason: 'no longer needed' } : {}),
  } as Order;
  user.orders.push(order_id);
}

function makeItem(random: Random, { name, product_id, variants }: Product): OrderItem {
  const { item_id, price, options } = random.pick(
    Object.values(variants).filter((each) => !Array.isArray(each)),
  );
  return { name, product_id, item_id, price, options: { ...options } };
}

function numberIn(price: PythonValue): number {
  return typeof price === 'number' ? price : Number((price as PythonDict).$number);
}
