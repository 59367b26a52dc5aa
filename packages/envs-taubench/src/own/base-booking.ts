import type { Random } from '@sca/core';
import type { AirlineState } from '../airline/airline-state.ts';
import type { PythonDict } from '../python/python-value.ts';
import { findBooking, findDeparture, methodOf } from './airline-choices.ts';

/** A trip for one, and a customer with one of each way to pay. */
export interface BaseBooking {
  /** What the customer says of it. */
  readonly trip: string;
  readonly args: PythonDict;
  readonly price: number;
  /** A reservation of theirs. */
  readonly reservationId: string;
  readonly card: string;
  readonly certificate: string;
  readonly giftCard: string;
  readonly balance: number;
}

/** A booking that is fine as it is. */
export function findBaseBooking(state: AirlineState, random: Random): BaseBooking | undefined {
  const found = findBooking(state, random, ({ methods }) =>
    ['credit_card', 'certificate', 'gift_card'].every((source) => methodOf(methods, source)),
  );
  const departure = findDeparture(state, random);
  if (!found || !departure) return undefined;
  const { flight, date, prices } = departure;
  const giftCard = methodOf(found.methods, 'gift_card');
  return {
    trip: `The trip is ${flight.flight_number} from ${flight.origin} to ${flight.destination} on ${date} in economy for Ada Dorn (born 1990-02-03), without bags and insurance.`,
    args: {
      user_id: found.reservation.user_id,
      origin: flight.origin,
      destination: flight.destination,
      flight_type: 'one_way',
      cabin: 'economy',
      flights: [{ flight_number: flight.flight_number, date }],
      passengers: [{ first_name: 'Ada', last_name: 'Dorn', dob: '1990-02-03' }],
      total_baggages: 0,
      nonfree_baggages: 0,
      insurance: 'no',
    },
    price: prices.economy as number,
    reservationId: found.reservation.reservation_id,
    card: methodOf(found.methods, 'credit_card')?.id ?? '',
    certificate: methodOf(found.methods, 'certificate')?.id ?? '',
    giftCard: giftCard?.id ?? '',
    balance: giftCard?.amount as number,
  };
}
