import type { Compat } from '../compat.ts';
import { add, isEqual, isLess, subtract } from '../python/arithmetic.ts';
import { iterate, lookUp, requireKey, subscript } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import { strOf } from '../python/python-text.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { AirlineUser, PaymentSource } from './airline-state.ts';

/** What a caller offers for a booking. */
export interface Offer {
  readonly payments: PythonValue;
  readonly price: PythonValue;
  readonly compat: Compat;
}

/** Refuses unless every method exists and holds enough, and the amounts make up the price. */
export function checkPayments(user: AirlineUser, { payments, price, compat }: Offer): void {
  for (const payment of iterate(payments)) checkPayment(user, payment);
  if (compat === 'fixed') checkMethods(user, payments);
  const paid = iterate(payments).reduce<PythonValue>(
    (sum, payment) => add(sum, subscript(payment, 'amount')),
    0,
  );
  if (!isEqual(paid, price)) {
    refuse(`payment amount does not add up, total price is ${strOf(price)}, but paid ${strOf(paid)}`);
  }
}

function checkPayment(user: AirlineUser, payment: PythonValue): void {
  const id = subscript(payment, 'payment_id');
  const amount = subscript(payment, 'amount');
  const method = lookUp(user.payment_methods, id) ?? refuse(`payment method ${strOf(id)} not found`);
  if (holdsMoney(method) && isLess(method.amount as PythonValue, amount)) refuseBalance(id);
}

/** The original looks at each entry alone, so that one card can pay twice what it holds. */
function checkMethods(user: AirlineUser, payments: PythonValue): void {
  const sums = new Map<string, PythonValue>();
  for (const payment of iterate(payments)) {
    const id = subscript(payment, 'payment_id') as string;
    const amount = subscript(payment, 'amount');
    const method = user.payment_methods[id] as PaymentSource;
    if (isLess(amount, 0)) refuse(`the amount of payment method ${id} is negative`);
    if (method.source === 'certificate' && sums.has(id)) refuse(`certificate ${id} can be used only once`);
    sums.set(id, add(sums.get(id) ?? 0, amount));
    if (holdsMoney(method) && isLess(method.amount as PythonValue, sums.get(id) as PythonValue))
      refuseBalance(id);
  }
}

function holdsMoney({ source }: PaymentSource): boolean {
  return source === 'gift_card' || source === 'certificate';
}

function refuseBalance(id: PythonValue): never {
  return refuse(`not enough balance in payment method ${strOf(id)}`);
}

/** Takes the money. A certificate is gone after one use, whatever is left on it. */
export function deductPayments(user: AirlineUser, payments: PythonValue): void {
  for (const payment of iterate(payments)) {
    const id = subscript(payment, 'payment_id') as string;
    const method = requireKey(user.payment_methods, id);
    if (method.source === 'gift_card') {
      method.amount = subtract(method.amount as PythonValue, subscript(payment, 'amount'), '-=');
    } else if (method.source === 'certificate') {
      delete user.payment_methods[id];
    }
  }
}
