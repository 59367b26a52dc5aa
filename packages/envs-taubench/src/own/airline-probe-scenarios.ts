import type { Random } from '@sca/core';
import type { AirlineState, Flight, Reservation } from '../airline/airline-state.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { TauAction } from '../tau-task.ts';
import { findBooking, isUpcoming, methodOf, nameOf } from './airline-choices.ts';
import { findBaseBooking } from './base-booking.ts';
import { oddAirlineCalls } from './odd-airline-calls.ts';
import { oddBookings, oddMoney } from './odd-money.ts';
import { ODD_SUMS } from './odd-sums.ts';
import { makeBirthday, makeName } from './people.ts';
import { act, findRecord, type Scenario } from './scenario.ts';
import { findTrouble } from './trouble.ts';

/** Conversations in which much is asked for that the airline refuses. */
export const airlineProbeScenarios: Readonly<Record<string, Scenario<AirlineState>>> = {
  oddBookings: (state, random) => {
    const base = findBaseBooking(state, random);
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
    return {
      user_id: args.user_id as string,
      instruction: `You are ${args.user_id}. ${base.trip} You ask for much that is not possible, for example paying with the same certificate twice. In the end you book the trip as it is with ${base.card}, and because four cousins are called the same, four times more.`,
      actions: [...odd, wanted, wanted, wanted, wanted, wanted],
    };
  },
  freeBooking: (state, random) => {
    const base = findBaseBooking(state, random);
    return base && closing(state, random, oddBookings(base));
  },
  oddMoney: (state, random) => {
    const base = findBaseBooking(state, random);
    return base && closing(state, random, oddMoney(base));
  },
  oddSearches: (state, random) => {
    const route = findOvernightRoute(state, random);
    const next =
      route && findRecord(random, state.flights, ({ destination }) => destination === route.destination);
    if (!route || !next) return undefined;
    const dates: PythonValue[] = ['2024-05-17', '2024-05-31', 'soon', '', '-5', 17, null, [], {}];
    const direct = { origin: next.origin, destination: next.destination };
    return closing(state, random, [
      ...dates.map((date) => act('search_onestop_flight', { ...route, date })),
      ...['2024-05-02', '2024-06-30'].map((date) => act('search_direct_flight', { ...direct, date })),
    ]);
  },
  sameFlightsAgain: (state, random) => {
    const found = findBooking(state, random, (booking) => {
      const { flights, flight_type, insurance, cabin } = booking.reservation;
      const isChangeable = insurance === 'yes' && cabin !== 'basic_economy' && isUpcoming(booking);
      const isReturn = (flights as unknown[]).length === 2 && flight_type === 'round_trip';
      const hasOther = booking.user.reservations.length > 1;
      return isReturn && isChangeable && hasOther && methodOf(booking.methods, 'credit_card') !== undefined;
    });
    if (!found) return undefined;
    const { reservation_id, user_id, cabin, flights } = found.reservation;
    const wanted = (flights as PythonDict[]).map(
      ({ flight_number, date }) => ({ flight_number, date }) as PythonDict,
    );
    const payment_id = methodOf(found.methods, 'credit_card')?.id ?? '';
    const update = (list: PythonDict[]) =>
      act('update_reservation_flights', { reservation_id, cabin, flights: list, payment_id });
    const cancel = act('cancel_reservation', { reservation_id });
    const other = found.user.reservations.find((id) => id !== reservation_id) as string;
    const { passengers } = state.reservations[other] as Reservation;
    const [, ...others] = passengers as PythonDict[];
    const first: PythonDict = { ...makeName(random), dob: makeBirthday(random) };
    return {
      user_id,
      instruction: `You are ${user_id}. You want reservation ${reservation_id} without its first flight, or without any; as neither is possible, you have it cancelled. And in reservation ${other} the first passenger has to be ${nameOf(first)}.`,
      actions: [
        ...[update(wanted), update(wanted.slice(1)), update([]), cancel, update(wanted), cancel],
        act('update_reservation_passengers', { reservation_id: other, passengers: [first, ...others] }),
      ],
    };
  },
  oddArguments: (state, random) => {
    const base = findBaseBooking(state, random);
    return base && closing(state, random, oddAirlineCalls(base));
  },
  oddSums: (state, random) => closing(state, random, ODD_SUMS.sums),
  oddComplexSums: (state, random) => closing(state, random, ODD_SUMS.complexSums),
  oddNoSums: (state, random) => closing(state, random, ODD_SUMS.noSums),
};

/** A route whose first connection starts with a flight over night: there the original works out a next day. */
function findOvernightRoute(
  { flights }: AirlineState,
  random: Random,
): { origin: string; destination: string } | undefined {
  const all = Object.values(flights);
  const isOvernight = (flight: Flight): boolean => flight.scheduled_arrival_time_est.includes('+1');
  const routes = all.filter(isOvernight).flatMap((first) =>
    all
      .filter(({ origin }) => origin === first.destination)
      .filter(({ destination }) => {
        const starts = all.filter(({ origin }) => origin === first.origin);
        return (
          starts.find((start) =>
            all.some((each) => each.origin === start.destination && each.destination === destination),
          ) === first
        );
      })
      .map(({ destination }) => ({ origin: first.origin, destination })),
  );
  return routes.length > 0 ? random.pick(routes) : undefined;
}

/** After all refusals one wish is granted: a certificate for a customer who has asked for nothing else. */
function closing(
  state: AirlineState,
  random: Random,
  actions: readonly TauAction[],
): ReturnType<Scenario<AirlineState>> {
  const except = actions.map(({ arguments: args }) => args.user_id);
  const trouble = findTrouble(state, random, { status: 'cancelled', except });
  if (!trouble) return undefined;
  const { user_id } = trouble.booking.reservation;
  return {
    user_id,
    instruction: `You are ${user_id}. You ask for much that is not possible. ${trouble.complaint}, and you accept what you get for it.`,
    actions: [...actions, act('send_certificate', { user_id, amount: trouble.amount })],
  };
}
