import type { Random } from '@sca/core';
import type {
  Order,
  OrderItem,
  PaymentMethod,
  RetailState,
  RetailUser,
  Variant,
} from '../retail/retail-state.ts';
import { findRecord } from './scenario.ts';

/** An order together with its customer. */
export interface Purchase {
  readonly order: Order;
  readonly user: RetailUser;
  readonly methods: readonly PaymentMethod[];
}

/** A purchase of a status that fits. */
export function findPurchase(
  { orders, users }: RetailState,
  random: Random,
  fits: (purchase: Purchase) => boolean,
): Purchase | undefined {
  const order = findRecord(random, orders, (each) => fits(purchaseOf(users, each)));
  return order && purchaseOf(users, order);
}

function purchaseOf(users: RetailState['users'], order: Order): Purchase {
  const user = users[order.user_id] as RetailUser;
  return { order, user, methods: Object.values(user.payment_methods) };
}

/** A variant in stock of the item's product, other than the item itself. */
export function otherVariant({ products }: RetailState, item: OrderItem): Variant | undefined {
  const variants = variantsOf(products, item);
  return variants.find(({ item_id, available }) => available && item_id !== item.item_id);
}

/** A variant of the item's product that is out of stock. */
export function missingVariant({ products }: RetailState, item: OrderItem): Variant | undefined {
  return variantsOf(products, item).find(({ available }) => !available);
}

function variantsOf(products: RetailState['products'], { product_id }: OrderItem): Variant[] {
  return Object.values(products[product_id]?.variants ?? {}).filter((each) => !Array.isArray(each));
}

/** A payment method that can pay anything. */
export function anyCard(methods: readonly PaymentMethod[]): PaymentMethod | undefined {
  return methods.find(({ source }) => source !== 'gift_card');
}
