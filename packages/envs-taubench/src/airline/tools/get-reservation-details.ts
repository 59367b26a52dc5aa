import { z } from 'zod';
import { lookUp } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState } from '../airline-state.ts';
import { reservationId } from '../parameters.ts';

/** Upstream: tools/get_reservation_details.py, which says "user" where it means the reservation. */
export const getReservationDetails = defineTauTool({
  name: 'get_reservation_details',
  description: 'Read a reservation: flights, passengers, bags, insurance and payments.',
  effect: 'read',
  parameters: z.strictObject({ reservation_id: reservationId }),
  execute: ({ reservations }: AirlineState, { reservation_id }, compat) =>
    dumped(
      lookUp(reservations, reservation_id) ??
        refuse(compat === 'upstream' ? 'user not found' : 'reservation not found'),
    ),
});
