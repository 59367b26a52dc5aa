import { z } from 'zod';
import { lengthOf } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState } from '../airline-state.ts';
import { findReservation } from '../find-records.ts';
import { passengers as passengersParameter, reservationId } from '../parameters.ts';
import { requireActive } from '../require-active.ts';

/** Upstream: tools/update_reservation_passengers.py. */
export const updateReservationPassengers = defineTauTool({
  name: 'update_reservation_passengers',
  description:
    'Correct who travels; the number of passengers cannot change. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ reservation_id: reservationId, passengers: passengersParameter }),
  execute(state: AirlineState, { reservation_id, passengers }, compat) {
    const reservation = findReservation(state, reservation_id);
    if (compat === 'fixed') requireActive(reservation);
    if (lengthOf(passengers) !== lengthOf(reservation.passengers))
      refuse('number of passengers does not match');
    reservation.passengers = passengers;
    return dumped(reservation);
  },
});
