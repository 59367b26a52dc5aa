import { lookUp, requireKey } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { Order, PaymentMethod, RetailState, RetailUser } from './retail-state.ts';

/** The order of an id. */
export function findOrder(state: RetailState, orderId: PythonValue): Order {
  return lookUp(state.orders, orderId) ?? refuse('order not found');
}

/** The user of an id. */
export function findUser(state: RetailState, userId: PythonValue): RetailUser {
  return lookUp(state.users, userId) ?? refuse('user not found');
}

/** The customer of an order. */
export function customerOf(state: RetailState, order: Order): RetailUser {
  return requireKey(state.users, order.user_id);
}

/** One of the payment methods of the order's customer. */
export function findPaymentMethod(state: RetailState, order: Order, methodId: PythonValue): PaymentMethod {
  return lookUp(customerOf(state, order).payment_methods, methodId) ?? refuse('payment method not found');
}
