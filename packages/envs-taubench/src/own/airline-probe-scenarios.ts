import type { AirlineState } from '../airline/airline-state.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { TauAction } from '../tau-task.ts';
import { findBooking, findDeparture, methodOf } from './airline-choices.ts';
import { act, findRecord, type Scenario } from './scenario.ts';

/** Conversations in which much is asked for that the airline refuses. */
export const airlineProbeScenarios: Readonly<Record<string, Scenario<AirlineState>>> = {
  oddBookings: (state, random) => {
    const base = baseBooking(state, random);
    if (!base) return undefined;
    const { args, price } = base;
    const pay = (...payments: [id: string | undefined, amount: number][]): PythonDict => ({
      payment_methods: payments.map(([payment_id = '', amount]) => ({ payment_id, amount })),
    });
    const tries: PythonDict[] = [
      { passengers: [] },
      { total_baggages: 0, nonfree_baggages: 1 },
      { nonfree_baggages: 'one' },
      { flights: [] },
      { destination: args.origin as string },
      { flight_type: 'round_trip' },
      pay([base.card, price + 10], [base.card, -10]),
      pay([base.certificate, 10], [base.certificate, price - 10]),
      pay([base.certificate, 1], [base.certificate, 1], [base.card, price - 2]),
      pay(
        [base.giftCard, base.balance],
        [base.giftCard, base.balance],
        [base.card, price - 2 * base.balance],
      ),
    ];
    const wanted = act('book_reservation', { ...args, ...pay([base.card, price]) });
    const odd = tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change }));
    return closing(state, random, [...odd, wanted, wanted, wanted, wanted]);
  },
  freeBooking: (state, random) => {
    const base = baseBooking(state, random);
    if (!base) return undefined;
    // Without flights nothing is to be paid, and whatever stands for the payments is stored.
    const free = { ...base.args, flights: [], passengers: [], payment_methods: {} };
    const id = 'HATHAT';
    const bags = { reservation_id: id, total_baggages: 1, nonfree_baggages: 1, payment_id: base.card };
    return closing(state, random, [
      act('book_reservation', free),
      act('cancel_reservation', { reservation_id: id }),
      act('update_reservation_baggages', bags),
    ]);
  },
  oddSearches: (state, random) => {
    const overnight = findRecord(random, state.flights, ({ scheduled_arrival_time_est: time }) =>
      time.includes('+1'),
    );
    const next =
      overnight && findRecord(random, state.flights, ({ origin }) => origin === overnight.destination);
    if (!overnight || !next) return undefined;
    const route = { origin: overnight.origin, destination: next.destination };
    const dates: PythonValue[] = ['2024-05-17', '2024-05-31', 'soon', '', 17, null, [], {}];
    const direct = { origin: next.origin, destination: next.destination };
    return closing(state, random, [
      ...dates.map((date) => act('search_onestop_flight', { ...route, date })),
      ...['2024-05-02', '2024-06-30'].map((date) => act('search_direct_flight', { ...direct, date })),
    ]);
  },
  fourCertificates: (state, random) => {
    const user_id = random.pick(Object.keys(state.users));
    return closing(
      state,
      random,
      [1, 2, 3, 4].map((count) => act('send_certificate', { user_id, amount: 50 * count })),
    );
  },
  sameFlightsAgain: (state, random) => {
    const found = findBooking(state, random, ({ reservation, methods }) => {
      const { flights } = reservation;
      return (
        (flights as unknown[]).length === 2 &&
        reservation.flight_type === 'round_trip' &&
        methodOf(methods, 'credit_card') !== undefined
      );
    });
    if (!found) return undefined;
    const { reservation_id, cabin, flights } = found.reservation;
    const wanted = (flights as PythonDict[]).map(
      ({ flight_number, date }) => ({ flight_number, date }) as PythonDict,
    );
    const payment_id = methodOf(found.methods, 'credit_card')?.id ?? '';
    const update = (list: PythonDict[]) =>
      act('update_reservation_flights', { reservation_id, cabin, flights: list, payment_id });
    return closing(state, random, [
      update(wanted),
      update(wanted.slice(1)),
      update([]),
      act('cancel_reservation', { reservation_id }),
      update(wanted),
    ]);
  },
};

interface BaseBooking {
  readonly args: PythonDict;
  readonly price: number;
  readonly card: string;
  readonly certificate: string;
  readonly giftCard: string;
  readonly balance: number;
}

function baseBooking(
  state: AirlineState,
  random: Parameters<Scenario<AirlineState>>[1],
): BaseBooking | undefined {
  const found = findBooking(state, random, ({ methods }) =>
    ['credit_card', 'certificate', 'gift_card'].every((source) => methodOf(methods, source)),
  );
  const departure = findDeparture(state, random);
  if (!found || !departure) return undefined;
  const { flight, date, prices } = departure;
  const giftCard = methodOf(found.methods, 'gift_card');
  return {
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
    card: methodOf(found.methods, 'credit_card')?.id ?? '',
    certificate: methodOf(found.methods, 'certificate')?.id ?? '',
    giftCard: giftCard?.id ?? '',
    balance: giftCard?.amount as number,
  };
}

/** After all refusals one wish is granted: a certificate for a customer who has asked for nothing else. */
function closing(
  state: AirlineState,
  random: Parameters<Scenario<AirlineState>>[1],
  actions: readonly TauAction[],
): ReturnType<Scenario<AirlineState>> {
  const used = new Set(actions.map(({ arguments: args }) => args.user_id));
  const user_id = random.shuffle(Object.keys(state.users)).find((id) => !used.has(id)) as string;
  return {
    user_id,
    instruction: `You are ${user_id}. You ask for much that is not possible, and accept a certificate of 75 dollars in the end.`,
    actions: [...actions, act('send_certificate', { user_id, amount: 75 })],
  };
}
