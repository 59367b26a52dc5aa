import { z } from 'zod';
import { add, negate } from '../../python/arithmetic.ts';
import { iterate, subscript } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import { classOf, type PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState, Reservation } from '../airline-state.ts';
import { customerOf, findReservation } from '../find-records.ts';
import { reservationId } from '../parameters.ts';
import { requireActive } from '../require-active.ts';
import { freeSeats } from '../seats.ts';

/** Upstream: tools/cancel_reservation.py. */
export const cancelReservation = defineTauTool({
  name: 'cancel_reservation',
  description: 'Cancel a whole reservation and refund its payments. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ reservation_id: reservationId }),
  execute(state: AirlineState, { reservation_id }, compat) {
    const reservation = findReservation(state, reservation_id);
    if (compat === 'fixed') requireActive(reservation);
    const { payment_history: history } = reservation;
    const refunds = iterate(history).map((payment) => ({
      payment_id: subscript(payment, 'payment_id'),
      amount: negate(subscript(payment, 'amount')),
    }));
    // A booking without a price may have stored what is no list.
    if (!Array.isArray(history)) return refuse(`'${classOf(history)}' object has no attribute 'extend'`);
    history.push(...refunds);
    reservation.status = 'cancelled';
    if (compat === 'fixed') settle(state, reservation, refunds);
    return dumped(reservation);
  },
});

/** What the original leaves out: money back on gift cards, seats back on flights. */
function settle(
  state: AirlineState,
  reservation: Reservation,
  refunds: readonly { payment_id: PythonValue; amount: PythonValue }[],
): void {
  const { payment_methods: methods } = customerOf(state, reservation.user_id);
  for (const { payment_id, amount } of refunds) {
    const method = methods[payment_id as string];
    // The amounts of refunds are negative.
    if (method?.source === 'gift_card') method.amount = add(method.amount as PythonValue, negate(amount));
  }
  freeSeats(state, reservation);
}
