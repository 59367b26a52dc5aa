import type { Random } from '@sca/core';
import type {
  AirlineState,
  AirlineUser,
  ByCabin,
  Flight,
  PaymentSource,
  Reservation,
} from '../airline/airline-state.ts';
import type { PythonDict } from '../python/python-value.ts';
import { findRecord } from './scenario.ts';

/** A reservation together with its customer. */
export interface Booking {
  readonly reservation: Reservation;
  readonly user: AirlineUser;
  readonly methods: readonly PaymentSource[];
}

/** A booking that fits. */
export function findBooking(
  state: AirlineState,
  random: Random,
  fits: (booking: Booking) => boolean,
): Booking | undefined {
  const reservation = findRecord(random, state.reservations, (each) => fits(bookingOf(state, each)));
  return reservation && bookingOf(state, reservation);
}

/** A reservation with what belongs to it. */
export function bookingOf({ users }: AirlineState, reservation: Reservation): Booking {
  const user = users[reservation.user_id] as AirlineUser;
  return { reservation, user, methods: Object.values(user.payment_methods) };
}

/** True where all flights are still to come: the conversations take place on 15 May. */
export function isUpcoming({ reservation }: Booking): boolean {
  return (reservation.flights as { date: string }[]).every(({ date }) => date > '2024-05-15');
}

/** One flight on one day that has five seats or more left in every cabin. */
export interface Departure {
  readonly flight: Flight;
  readonly date: string;
  readonly prices: Readonly<Record<string, number>>;
}

/** A departure on sale with room for a party. */
export function findDeparture(
  { flights }: AirlineState,
  random: Random,
  fits: (flight: Flight) => boolean = () => true,
): Departure | undefined {
  const departures = random
    .shuffle(Object.values(flights))
    .filter(fits)
    .flatMap((flight) => {
      const found = Object.entries(flight.dates).find(([, day]) =>
        hasSeats(day.available_seats as ByCabin | undefined),
      );
      return found ? [{ flight, date: found[0], prices: found[1].prices as Record<string, number> }] : [];
    });
  return departures[0];
}

function hasSeats(seats: ByCabin | undefined): boolean {
  return seats !== undefined && Object.values(seats).every((count) => (count as number) >= 5);
}

/** The way to pay of a kind. */
export function methodOf(methods: readonly PaymentSource[], source: string): PaymentSource | undefined {
  return methods.find((method) => method.source === source);
}

/** What the customer writes about passengers. */
export function nameOf(passenger: PythonDict): string {
  return `${passenger.first_name} ${passenger.last_name} (born ${passenger.dob})`;
}
