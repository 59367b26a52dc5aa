import { z } from 'zod';
import { isLess, multiply, subtract } from '../../python/arithmetic.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState } from '../airline-state.ts';
import { requireConsistentBags } from '../consistent-booking.ts';
import { findPaymentForUpdate, findReservation } from '../find-records.ts';
import { nonfreeBaggages, paymentId, reservationId, totalBaggages } from '../parameters.ts';
import { chargeGiftCard, recordPayment, requireBalance } from '../pay-for-update.ts';
import { requireActive } from '../require-active.ts';

/** Upstream: tools/update_reservation_baggages.py. */
export const updateReservationBaggages = defineTauTool({
  name: 'update_reservation_baggages',
  description: 'Change how many bags a reservation has. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({
    reservation_id: reservationId,
    total_baggages: totalBaggages,
    nonfree_baggages: nonfreeBaggages,
    payment_id: paymentId,
  }),
  execute(state: AirlineState, { reservation_id, total_baggages, nonfree_baggages, payment_id }, compat) {
    const reservation = findReservation(state, reservation_id);
    if (compat === 'fixed') {
      requireActive(reservation);
      requireConsistentBags(total_baggages, nonfree_baggages);
    }
    const added = subtract(nonfree_baggages, reservation.nonfree_baggages);
    const price: PythonValue = multiply(50, isLess(0, added) ? added : 0);
    const method = findPaymentForUpdate(state, reservation.user_id, payment_id);
    requireBalance(method, price);
    reservation.total_baggages = total_baggages;
    reservation.nonfree_baggages = nonfree_baggages;
    chargeGiftCard(method, price);
    recordPayment(reservation, payment_id, price);
    return dumped(reservation);
  },
});
