import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { TauAction } from '../tau-task.ts';
import type { BaseBooking } from './base-booking.ts';
import { act } from './scenario.ts';

/** Calls of the airline whose arguments are missing, too many or of a wrong class. `fixed` refuses all of them. */
export function oddAirlineCalls({ args, reservationId, card, giftCard }: BaseBooking): TauAction[] {
  const leg = (args.flights as PythonDict[])[0] as PythonDict;
  const reservation = { reservation_id: reservationId };
  const book = (change: Record<string, PythonValue>): TauAction =>
    act('book_reservation', { ...args, insurance: 'yes', payment_methods: [], ...change });
  const pay = (payment_id: string, amount: PythonValue): TauAction =>
    book({ payment_methods: [{ payment_id, amount }] });
  return [
    act('no_such_tool'),
    act('get_reservation_details'),
    act('send_certificate', {}),
    act('update_reservation_passengers', { ...reservation, data: 1, extra: 2 }),
    act('update_reservation_passengers', { ...reservation, extra: 2, passengers: [] }),
    act('update_reservation_passengers', { ...reservation, passengers: 1 }),
    act('update_reservation_baggages', {
      ...reservation,
      total_baggages: 1,
      nonfree_baggages: 'x',
      payment_id: card,
    }),
    act('update_reservation_flights', { ...reservation, cabin: 'economy', flights: 0.5, payment_id: card }),
    book({ cabin: 'first class for "O\'Hara"' }),
    book({ cabin: "captain's" }),
    book({ cabin: [] }),
    book({ flights: { $order: ['none either'], a: 1 } }),
    book({ flights: [[leg]] }),
    book({ flights: [null] }),
    book({ flights: [{ ...leg, flight_number: [] }] }),
    book({ passengers: null }),
    book({ nonfree_baggages: null }),
    book({ nonfree_baggages: 'x' }),
    book({ nonfree_baggages: { $number: '100000000000000000000' } }),
    book({ nonfree_baggages: true }),
    pay(giftCard, []),
    pay(card, 'x'),
    pay(card, { $number: '2.0' }),
    pay(card, false),
  ];
}
