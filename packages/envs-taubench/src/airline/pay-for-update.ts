import { isEqual, isLess, subtract } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import { classOf, type PythonValue } from '../python/python-value.ts';
import type { PaymentSource, Reservation } from './airline-state.ts';

/** Refuses where a gift card holds less than a price. */
export function requireBalance(method: PaymentSource, price: PythonValue): void {
  if (method.source === 'gift_card' && isLess(method.amount as PythonValue, price)) {
    refuse('gift card balance is not enough');
  }
}

/** Takes a price from a gift card; a negative one is given back. */
export function chargeGiftCard(method: PaymentSource, price: PythonValue): void {
  if (method.source === 'gift_card') method.amount = subtract(method.amount as PythonValue, price, '-=');
}

/** Notes what a change cost, unless it cost nothing. */
export function recordPayment(reservation: Reservation, paymentId: PythonValue, price: PythonValue): void {
  if (isEqual(price, 0)) return;
  const { payment_history: history } = reservation;
  // A booking without a price may have stored what is no list.
  if (Array.isArray(history)) history.push({ payment_id: paymentId, amount: price });
  else refuse(`'${classOf(history)}' object has no attribute 'append'`);
}
