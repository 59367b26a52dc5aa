import { isLess } from '../python/arithmetic.ts';
import { refuse } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { Reservation } from './airline-state.ts';

interface Leg {
  readonly origin: string;
  readonly destination: string;
  readonly date: string;
}

/** Refuses a booking that contradicts itself. Only in `fixed` mode. */
export function requireConsistentBooking(reservation: Reservation): void {
  if ((reservation.passengers as PythonValue[]).length === 0)
    refuse('a reservation needs at least one passenger');
  requireConsistentBags(reservation.total_baggages, reservation.nonfree_baggages);
  requireConsistentRoute(reservation, reservation.flights);
}

/** Refuses counts below zero, and more bags to pay for than there are. */
export function requireConsistentBags(total: PythonValue, nonfree: PythonValue): void {
  if (isLess(nonfree, 0) || isLess(total, nonfree)) {
    refuse('the bags to pay for must be between none and all of the bags');
  }
}

/** Refuses flights that do not lead, one after the other, where the reservation goes. */
export function requireConsistentRoute(reservation: Reservation, flights: PythonValue): void {
  const legs = flights as unknown as Leg[];
  const { origin, destination, flight_type } = reservation;
  if (legs.length === 0) refuse('a reservation needs at least one flight');
  const isConnected = legs.every((leg, index) => index === 0 || follows(legs[index - 1] as Leg, leg));
  const end = flight_type === 'round_trip' ? origin : destination;
  const isReached = legs.some((leg) => leg.destination === destination);
  if (!isConnected || legs[0]?.origin !== origin || legs.at(-1)?.destination !== end || !isReached) {
    refuse(
      `the flights do not lead from ${origin} to ${destination}${flight_type === 'round_trip' ? ' and back' : ''}`,
    );
  }
}

function follows(before: Leg, after: Leg): boolean {
  return before.destination === after.origin && before.date <= after.date;
}
