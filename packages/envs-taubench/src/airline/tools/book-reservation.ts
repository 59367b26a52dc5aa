import { z } from 'zod';
import { add, multiply } from '../../python/arithmetic.ts';
import { copyOf, iterate, lengthOf } from '../../python/containers.ts';
import { refuseOperands } from '../../python/python-error.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState, Reservation } from '../airline-state.ts';
import { bookFlight } from '../book-flight.ts';
import { requireConsistentBooking } from '../consistent-booking.ts';
import { findUser } from '../find-records.ts';
import { nextReservationId } from '../next-reservation-id.ts';
import * as parameter from '../parameters.ts';
import { checkPayments, deductPayments } from '../pay-for-booking.ts';
import { takeSeats } from '../seats.ts';

const PARAMETERS = {
  user_id: parameter.userId,
  origin: parameter.airport('departure'),
  destination: parameter.airport('arrival; of a round trip the far end'),
  flight_type: z.enum(['one_way', 'round_trip']).describe('One way or there and back.'),
  cabin: parameter.cabin,
  flights: parameter.flights,
  passengers: parameter.passengers,
  payment_methods: z
    .array(z.object({ payment_id: z.string(), amount: z.number().describe('US dollars.') }))
    .describe('Which method pays how much. Together they pay the whole price.'),
  total_baggages: parameter.totalBaggages,
  nonfree_baggages: parameter.nonfreeBaggages,
  insurance: z.enum(['yes', 'no']).describe('Travel insurance for all passengers.'),
};

/** Upstream: tools/book_reservation.py. */
export const bookReservation = defineTauTool({
  name: 'book_reservation',
  description:
    'Book flights for one or more passengers. List the details and have the customer confirm first.',
  effect: 'write',
  parameters: z.strictObject(PARAMETERS),
  execute(state: AirlineState, args, compat) {
    const user = findUser(state, args.user_id);
    const reservation = reservationOf(nextReservationId(state, compat), args);
    const price = priceOf(state, reservation);
    if (compat === 'fixed') requireConsistentBooking(reservation);
    const payments = args.payment_methods;
    checkPayments(user, { payments, price, compat });
    deductPayments(user, payments);
    if (compat === 'fixed') takeSeats(state, reservation);
    state.reservations[reservation.reservation_id] = reservation;
    user.reservations.push(reservation.reservation_id);
    return dumped(reservation);
  },
});

type Given = Record<keyof typeof PARAMETERS, PythonValue>;

function reservationOf(reservation_id: string, given: Given): Reservation {
  return {
    reservation_id,
    user_id: given.user_id as string,
    origin: given.origin,
    destination: given.destination,
    flight_type: given.flight_type,
    cabin: given.cabin,
    flights: copyOf(given.flights),
    passengers: given.passengers,
    payment_history: given.payment_methods,
    created_at: '2024-05-15T15:00:00',
    total_baggages: given.total_baggages,
    nonfree_baggages: given.nonfree_baggages,
    insurance: given.insurance,
  };
}

function priceOf(
  state: AirlineState,
  { flights, cabin, passengers, insurance, nonfree_baggages }: Reservation,
): PythonValue {
  const fares = iterate(flights).map((flight) => bookFlight(state, flight, { cabin, passengers }));
  let price = fares.reduce<PythonValue>((sum, fare) => add(sum, fare), 0);
  if (insurance === 'yes') price = add(price, multiply(30, lengthOf(passengers)));
  return add(price, bagsPrice(price, nonfree_baggages));
}

function bagsPrice(price: PythonValue, bags: PythonValue): PythonValue {
  // 50 * 'x' is a string of 50 x in Python; what fails is adding it.
  if (typeof bags === 'string' || Array.isArray(bags)) return refuseOperands('+=', price, bags);
  return multiply(50, bags);
}
