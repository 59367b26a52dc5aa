import { compareCodePoints } from '@sca/core';
import type { AirlineState, Flight } from '../airline/airline-state.ts';
import { findBooking, findDeparture } from './airline-choices.ts';
import { act, type Scenario } from './scenario.ts';
import { findTrouble } from './trouble.ts';

/** Questions, certificates and conversations that end with a colleague. */
export const airlineServiceScenarios: Readonly<Record<string, Scenario<AirlineState>>> = {
  certificateForDelay: compensating({ status: 'delayed' }, 1),
  certificateForCancellation: compensating({ status: 'cancelled' }, 1),
  twoCertificates: compensating({ status: 'cancelled', people: 1 }, 2),
  threeCertificates: compensating({ status: 'delayed', people: 3 }, 3),
  priceOfDirect: (state, random) => {
    const departure = findDeparture(state, random);
    const user_id = random.pick(Object.keys(state.users));
    if (!departure) return undefined;
    const { flight, date, prices } = departure;
    return {
      user_id,
      instruction: `You are ${user_id}. You only ask what ${flight.flight_number} from ${flight.origin} to ${flight.destination} on ${date} costs in economy.`,
      actions: [
        act('list_all_airports'),
        act('search_direct_flight', { origin: flight.origin, destination: flight.origin, date }),
        act('search_direct_flight', { origin: flight.origin, destination: flight.destination, date }),
      ],
      outputs: [String(prices.economy)],
    };
  },
  connection: (state, random) => {
    const first = findDeparture(
      state,
      random,
      ({ scheduled_arrival_time_est: arrival }) => !arrival.includes('+1'),
    );
    const onward = Object.values(state.flights).filter(
      (flight) =>
        flight.origin === first?.flight.destination &&
        flight.destination !== first.flight.origin &&
        flight.scheduled_departure_time_est > first.flight.scheduled_arrival_time_est &&
        flight.dates[first.date]?.status === 'available',
    );
    const [second] = onward.sort((a, b) => compareCodePoints(departureOf(a), departureOf(b)));
    if (!first || !second) return undefined;
    const user_id = random.pick(Object.keys(state.users));
    const { origin } = first.flight;
    return {
      user_id,
      instruction: `You are ${user_id}. On ${first.date} you want to go from ${origin} to ${second.destination} with a stop in ${second.origin}, starting with ${first.flight.flight_number} and going on with the earliest flight after it; you ask for the numbers of both and book nothing yet.`,
      actions: [act('search_onestop_flight', { origin, destination: second.destination, date: first.date })],
      outputs: [first.flight.flight_number, second.flight_number],
    };
  },
  fareSum: (state, random) => {
    const found = findBooking(
      state,
      random,
      ({ reservation }) => (reservation.flights as unknown[]).length === 2,
    );
    if (!found) return undefined;
    const { reservation_id, user_id } = found.reservation;
    const [first, second] = found.reservation.flights as { price: number }[];
    const sum = (first?.price ?? 0) + (second?.price ?? 0);
    return {
      user_id,
      instruction: `You are ${user_id}. What did the two flights of reservation ${reservation_id} cost one passenger together?`,
      actions: [
        act('get_reservation_details', { reservation_id }),
        act('think', { thought: 'Add both prices.' }),
        act('calculate', { expression: `${first?.price} plus ${second?.price}` }),
        act('calculate', { expression: `${first?.price} + ${second?.price}` }),
      ],
      outputs: [String(sum)],
    };
  },
  handOver: (state, random) => {
    const found = findBooking(state, random, ({ reservation }) => reservation.insurance === 'no');
    return (
      found && {
        user_id: found.reservation.user_id,
        instruction: `You are ${found.reservation.user_id}. You ask which cabin reservation ${found.reservation.reservation_id} is in, and then for a colleague.`,
        actions: [
          act('get_user_details', { user_id: 'nobody_0000' }),
          act('get_reservation_details', { reservation_id: found.reservation.reservation_id }),
          act('transfer_to_human_agents', { summary: 'Asks for a colleague.' }),
        ],
        outputs: [String(found.reservation.cabin).replace('_', ' ')],
      }
    );
  },
};

// Of flights that leave at the same time the one with the lower number counts as the earlier one.
function departureOf({ scheduled_departure_time_est, flight_number }: Flight): string {
  return `${scheduled_departure_time_est} ${flight_number}`;
}

/** Certificates of equal size, as many as the customer asks for. */
function compensating(
  wanted: { status: 'cancelled' | 'delayed'; people?: number },
  count: number,
): Scenario<AirlineState> {
  return (state, random) => {
    const trouble = findTrouble(state, random, wanted);
    if (!trouble) return undefined;
    const { user_id } = trouble.booking.reservation;
    const give = act('send_certificate', { user_id, amount: trouble.amount / count });
    return {
      user_id,
      instruction: `You are ${user_id}. ${trouble.complaint}${count === 1 ? '' : `; you want what you get for it as ${count} certificates`}.`,
      actions: [
        act('send_certificate', { ...give.arguments, user_id: 'nobody_0000' }),
        ...Array.from({ length: count }, () => give),
      ],
    };
  };
}
