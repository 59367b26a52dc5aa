import type { PythonDict, PythonValue } from '../python/python-value.ts';

/** The store's database. Names are the benchmark's. */
export interface RetailState {
  readonly orders: Record<string, Order>;
  readonly products: Record<string, Product>;
  readonly users: Record<string, RetailUser>;
}

/** What a customer ordered. Amounts and prices are in US dollars. */
export interface Order extends PythonDict {
  readonly order_id: string;
  readonly user_id: string;
  /** Any value once a tool of the original has set it. */
  address: PythonValue;
  readonly items: OrderItem[];
  readonly fulfillments: PythonValue[];
  status: string;
  readonly payment_history: Payment[];
}

/** One piece of an order. The price is the one at the time of ordering. */
export interface OrderItem extends PythonDict {
  readonly name: string;
  readonly product_id: string;
  item_id: string;
  price: PythonValue;
  options: PythonDict;
}

/** Money that went one way or the other. */
export interface Payment extends PythonDict {
  readonly transaction_type: 'payment' | 'refund';
  readonly amount: PythonValue;
  readonly payment_method_id: string;
}

export interface Product extends PythonDict {
  readonly name: string;
  readonly product_id: string;
  readonly variants: Variants;
}

/** Variants by item id. */
type Variants = { readonly [itemId: string]: Variant };

export interface Variant extends PythonDict {
  readonly item_id: string;
  readonly options: PythonDict;
  readonly available: boolean;
  readonly price: PythonValue;
}

export interface RetailUser extends PythonDict {
  readonly name: { first_name: string; last_name: string };
  address: PythonDict;
  readonly email: string;
  readonly payment_methods: Record<string, PaymentMethod>;
  readonly orders: string[];
}

/** A way to pay. Only gift cards have a balance. */
export interface PaymentMethod extends PythonDict {
  readonly source: string;
  readonly id: string;
}
