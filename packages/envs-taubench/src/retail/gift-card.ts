import { add, isLess, roundValue, subtract } from '../python/arithmetic.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { PaymentMethod } from './retail-state.ts';

/** True where the id says that a method is a gift card, which is how the original tells. */
export function isGiftCardId(methodId: PythonValue): boolean {
  return typeof methodId === 'string' && methodId.includes('gift_card');
}

/** True where a method is a gift card that holds less than an amount. */
export function isShortOf(method: PaymentMethod, amount: PythonValue): boolean {
  return method.source === 'gift_card' && isLess(method.balance as PythonValue, amount);
}

/** Takes an amount from a gift card; other methods are left alone. */
export function charge(method: PaymentMethod, amount: PythonValue): void {
  if (method.source !== 'gift_card') return;
  method.balance = roundValue(subtract(method.balance as PythonValue, amount));
}

/** Gives an amount back to a gift card. */
export function credit(method: PaymentMethod, amount: PythonValue): void {
  method.balance = roundValue(add(method.balance as PythonValue, amount));
}
