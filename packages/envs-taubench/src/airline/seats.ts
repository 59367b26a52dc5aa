import { add } from '../python/arithmetic.ts';
import { lengthOf } from '../python/containers.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { AirlineState, ByCabin, Reservation } from './airline-state.ts';

/** Takes the seats of a reservation. Only in `fixed` mode: the original never counts them. */
export function takeSeats(state: AirlineState, reservation: Reservation): void {
  changeSeats(state, reservation, -lengthOf(reservation.passengers));
}

/** Gives the seats of a reservation back. */
export function freeSeats(state: AirlineState, reservation: Reservation): void {
  changeSeats(state, reservation, lengthOf(reservation.passengers));
}

function changeSeats(state: AirlineState, { flights, cabin }: Reservation, change: number): void {
  for (const { flight_number, date } of flights as { flight_number: string; date: string }[]) {
    // A day that is over, or was cancelled, has no seats to count.
    const seats = state.flights[flight_number]?.dates[date]?.available_seats as ByCabin | undefined;
    if (seats) seats[cabin as string] = add(seats[cabin as string] as PythonValue, change);
  }
}
