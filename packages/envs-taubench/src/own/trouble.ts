import type { Random } from '@sca/core';
import type { AirlineState } from '../airline/airline-state.ts';
import type { PythonDict } from '../python/python-value.ts';
import { type Booking, findBooking } from './airline-choices.ts';

/** A flight of a reservation that went wrong, and what the policy gives for it in all. */
export interface Trouble {
  readonly booking: Booking;
  /** What the customer says of it. */
  readonly complaint: string;
  /** US dollars. */
  readonly amount: number;
}

const DOLLARS: Readonly<Record<string, number>> = { cancelled: 100, delayed: 50 };

/** A trouble of a kind for which the policy allows a certificate. */
export function findTrouble(
  state: AirlineState,
  random: Random,
  { status, people, except = [] }: { status: 'cancelled' | 'delayed'; people?: number; except?: unknown[] },
): Trouble | undefined {
  const troubled = (booking: Booking): PythonDict | undefined =>
    (booking.reservation.flights as PythonDict[]).find(
      ({ flight_number, date }) =>
        state.flights[flight_number as string]?.dates[date as string]?.status === status,
    );
  const booking = findBooking(state, random, (each) => {
    const { passengers, user_id } = each.reservation;
    const isParty = people === undefined || (passengers as unknown[]).length === people;
    return isParty && !except.includes(user_id) && isEntitled(each) && troubled(each) !== undefined;
  });
  if (!booking) return undefined;
  const flight = troubled(booking) as PythonDict;
  const { reservation_id, passengers } = booking.reservation;
  return {
    booking,
    complaint: `Flight ${flight.flight_number} of your reservation ${reservation_id} was ${status} on ${flight.date}, about which you complain`,
    amount: (DOLLARS[status] as number) * (passengers as unknown[]).length,
  };
}

function isEntitled({ user, reservation }: Booking): boolean {
  return user.membership !== 'regular' || reservation.insurance === 'yes' || reservation.cabin === 'business';
}
