import { z } from 'zod';
import type { Compat } from '../../compat.ts';
import { add, isEqual, multiply, subtract } from '../../python/arithmetic.ts';
import { copyOf, iterate, lengthOf, subscript } from '../../python/containers.ts';
import type { PythonDict, PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState, Reservation } from '../airline-state.ts';
import { bookFlight, completeFlight } from '../book-flight.ts';
import { requireConsistentRoute } from '../consistent-booking.ts';
import { findPaymentForUpdate, findReservation } from '../find-records.ts';
import {
  cabin as cabinParameter,
  flights as flightsParameter,
  paymentId,
  reservationId,
} from '../parameters.ts';
import { chargeGiftCard, recordPayment, requireBalance } from '../pay-for-update.ts';
import { requireActive } from '../require-active.ts';
import { freeSeats, takeSeats } from '../seats.ts';

/** Upstream: tools/update_reservation_flights.py, which leaves the cabin as it was. */
export const updateReservationFlights = defineTauTool({
  name: 'update_reservation_flights',
  description:
    'Change the flights or the cabin of a reservation. Name all flights, those that stay included. ' +
    'Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({
    reservation_id: reservationId,
    cabin: cabinParameter,
    flights: flightsParameter,
    payment_id: paymentId,
  }),
  execute(state: AirlineState, { reservation_id, cabin, flights: wanted, payment_id }, compat) {
    const reservation = findReservation(state, reservation_id);
    if (compat === 'fixed') requireActive(reservation);
    const flights = copyOf(wanted);
    const fares = iterate(flights).map((flight) => fareOf(state, flight, { reservation, cabin }));
    if (compat === 'fixed') requireConsistentRoute(reservation, flights);
    const price = subtract(sumOf(fares), paidFare(reservation));
    const method = findPaymentForUpdate(state, reservation.user_id, payment_id);
    requireBalance(method, price);
    chargeGiftCard(method, price);
    change(state, reservation, { flights, cabin, compat });
    recordPayment(reservation, payment_id, price);
    return dumped(reservation);
  },
});

interface Wanted {
  readonly reservation: Reservation;
  readonly cabin: PythonValue;
}

/** A flight that the reservation has already, in the same cabin, keeps its price and is not checked again. */
function fareOf(state: AirlineState, flight: PythonValue, { reservation, cabin }: Wanted): PythonValue {
  const { passengers } = reservation;
  const party = { cabin, passengers };
  const [kept] = iterate(reservation.flights).filter(
    (stored) =>
      isEqual(subscript(stored, 'flight_number'), subscript(flight, 'flight_number')) &&
      isEqual(subscript(stored, 'date'), subscript(flight, 'date')) &&
      isEqual(cabin, reservation.cabin),
  );
  if (kept === undefined) return bookFlight(state, flight, party);
  return completeFlight(
    flight as PythonDict,
    kept as Record<'price' | 'origin' | 'destination', PythonValue>,
    party,
  );
}

function paidFare({ flights, passengers }: Reservation): PythonValue {
  const prices = iterate(flights).map((flight) => subscript(flight, 'price'));
  return multiply(sumOf(prices), lengthOf(passengers));
}

function sumOf(amounts: readonly PythonValue[]): PythonValue {
  return amounts.reduce<PythonValue>((sum, amount) => add(sum, amount), 0);
}

interface Change {
  readonly flights: PythonValue;
  readonly cabin: PythonValue;
  readonly compat: Compat;
}

function change(state: AirlineState, reservation: Reservation, { flights, cabin, compat }: Change): void {
  if (compat === 'fixed') freeSeats(state, reservation);
  reservation.flights = flights;
  if (compat === 'upstream') return;
  reservation.cabin = cabin;
  takeSeats(state, reservation);
}
