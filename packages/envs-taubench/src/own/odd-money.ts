import { dictOf, type PythonDict, type PythonValue } from '../python/python-value.ts';
import type { TauAction } from '../tau-task.ts';
import type { BaseBooking } from './base-booking.ts';
import { act } from './scenario.ts';

const INFINITE: PythonValue = { $number: 'inf' };
const MINUS_INFINITE: PythonValue = { $number: '-inf' };

/** Certificates and prices that are no amounts of money. `fixed` refuses all of them. */
export function oddMoney({ args, card }: BaseBooking): TauAction[] {
  const { user_id } = args;
  const give = (amount: PythonValue): TauAction =>
    act('send_certificate', { user_id: user_id as string, amount });
  const pay = (payment_id: string, amount: PythonValue, change: PythonDict = {}): TauAction =>
    act('book_reservation', { ...args, payment_methods: [{ payment_id, amount }], ...change });
  const [text, list, dict] = ['certificate_3221322', 'certificate_3221323', 'certificate_3221324'] as const;
  return [
    give('b'),
    give([1, { k: [1] }]),
    give({ k: 1 }),
    give({ $number: 'nan' }),
    ...['a', 'c', [1]].map((amount) => pay(text, amount)),
    ...[[0], [1], [1, { k: [1] }, 2], [1, { k: [1, 2] }], [1, { j: [1] }], [1, {}], [1, null], ['x'], 5].map(
      (amount) => pay(list, amount),
    ),
    ...[{ k: 1 }, {}].map((amount) => pay(dict, amount)),
    pay(card, { $number: 'nan' }),
    pay(card, INFINITE, { nonfree_baggages: INFINITE }),
    pay(card, MINUS_INFINITE, { nonfree_baggages: MINUS_INFINITE, insurance: { $number: 'nan' } }),
    act('get_user_details', { user_id: user_id as string }),
  ];
}

/** Bookings of nothing at all, and what can be done to them. `fixed` refuses all of them. */
export function oddBookings({ args, card }: BaseBooking): TauAction[] {
  // Without flights nothing is to be paid, and whatever stands for payments and passengers is stored.
  const free = { ...args, flights: [], payment_methods: [] };
  const [first, second] = ['HATHAT', 'HATHAU'];
  const leg = (args.flights as PythonDict[])[0] as PythonDict;
  const numbered = dictOf([...Object.entries(leg), ['1', 0]]);
  const change = (cabin: PythonValue, flights: PythonValue): TauAction =>
    act('update_reservation_flights', { reservation_id: second as string, cabin, flights, payment_id: card });
  return [
    act('book_reservation', { ...free, passengers: [], payment_methods: {} }),
    act('cancel_reservation', { reservation_id: first as string }),
    act('update_reservation_baggages', {
      reservation_id: first as string,
      total_baggages: 1,
      nonfree_baggages: 1,
      payment_id: card,
    }),
    act('book_reservation', { ...free, cabin: ['economy'], passengers: 'Zoë \u{1f600}' }),
    act('update_reservation_passengers', {
      reservation_id: second as string,
      passengers: ['Zoë', '\u0001', '"', 1, 2],
    }),
    change('economy', [numbered]),
    change(['economy'], [leg]),
    change(null, [leg]),
    act('book_reservation', {
      ...args,
      flights: [numbered],
      payment_methods: [{ payment_id: card, amount: 0 }],
    }),
  ];
}
