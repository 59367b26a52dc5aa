import { lookUp, requireKey } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { AirlineState, AirlineUser, PaymentSource, Reservation } from './airline-state.ts';

/** The user of an id. */
export function findUser(state: AirlineState, userId: PythonValue): AirlineUser {
  return lookUp(state.users, userId) ?? refuse('user not found');
}

/** The customer of a reservation. */
export function customerOf(state: AirlineState, userId: string): AirlineUser {
  return requireKey(state.users, userId);
}

/** The reservation of an id. */
export function findReservation(state: AirlineState, reservationId: PythonValue): Reservation {
  return lookUp(state.reservations, reservationId) ?? refuse('reservation not found');
}

/** The passenger of a reservation pays with this; a certificate cannot pay for changes. */
export function findPaymentForUpdate(
  state: AirlineState,
  userId: string,
  paymentId: PythonValue,
): PaymentSource {
  const { payment_methods: methods } = customerOf(state, userId);
  const method = lookUp(methods, paymentId) ?? refuse('payment method not found');
  if (method.source === 'certificate') refuse('certificate cannot be used to update reservation');
  return method;
}
