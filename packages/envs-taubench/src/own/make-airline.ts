import { createRandom, deriveSeed, type Random } from '@sca/core';
import type {
  AirlineState,
  AirlineUser,
  Flight,
  FlightDay,
  PaymentSource,
  Reservation,
} from '../airline/airline-state.ts';
import { AIRPORTS } from '../airline/airports.ts';
import type { Database } from '../domain.ts';
import type { PythonDict } from '../python/python-value.ts';
import { paidBags } from './free-bags.ts';
import type { WorldSeed } from './make-store.ts';
import { digits, makeAddress, makeBirthday, makeName, makeUserId } from './people.ts';

const CABINS = ['basic_economy', 'economy', 'business'] as const;
/** An airline does not fly more often because it has more customers: each flight has a record for every day. */
const MAX_FLIGHTS = 1500;
/** The day on which the conversations take place. */
const TODAY = 15;

/** Makes the database of an airline: flights over a month, and four reservations for each customer. */
export function makeAirline({ seed, size }: WorldSeed): Database {
  const random = createRandom(deriveSeed({ run: seed, stage: 'own-world', item: 'airline' }));
  const flights = makeFlights(random, Math.min(MAX_FLIGHTS, Math.max(60, Math.round(size * 0.6))));
  const users: AirlineState['users'] = {};
  for (let count = 0; count < size; count += 1) addUser(random, users);
  const state: AirlineState = { flights, reservations: {}, users };
  const all = Object.values(flights);
  const context = { random, state, flights: all, byOrigin: groupByOrigin(all) };
  const userIds = Object.keys(users);
  for (let count = 0; count < size * 4; count += 1) addReservation(context, random.pick(userIds));
  return state as unknown as Database;
}

function groupByOrigin(flights: readonly Flight[]): ReadonlyMap<string, readonly Flight[]> {
  const groups = new Map<string, Flight[]>();
  for (const flight of flights) {
    const group = groups.get(flight.origin);
    if (group) group.push(flight);
    else groups.set(flight.origin, [flight]);
  }
  return groups;
}

function makeFlights(random: Random, count: number): AirlineState['flights'] {
  const airports = Object.keys(AIRPORTS);
  const flights: AirlineState['flights'] = {};
  for (let index = 0; index < count; index += 1) {
    const flight_number = `NVA${String(index + 1).padStart(3, '0')}`;
    // Two flights in a row go there and back, so that round trips exist.
    const before = flights[`NVA${String(index).padStart(3, '0')}`];
    const [origin, destination] =
      index % 2 === 1 && before
        ? [before.destination, before.origin]
        : (random.shuffle(airports).slice(0, 2) as [string, string]);
    flights[flight_number] = {
      flight_number,
      origin,
      destination,
      ...makeTimes(random),
      dates: makeDays(random),
    } as Flight;
  }
  return flights;
}

function makeTimes(random: Random): PythonDict {
  const departure = random.integer(5, 23);
  const arrival = departure + random.integer(1, 6);
  const minutes = random.pick(['00', '15', '30']);
  const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:${minutes}:00`;
  return {
    scheduled_departure_time_est: clock(departure),
    scheduled_arrival_time_est: clock(arrival) + (arrival >= 24 ? '+1' : ''),
  };
}

function makeDays(random: Random): Record<string, FlightDay> {
  const fare = random.integer(50, 130);
  const days = Array.from({ length: 30 }, (_, index): [string, FlightDay] => [
    dateOf(index + 1),
    makeDay(random, index + 1, fare),
  ]);
  return Object.fromEntries(days);
}

function dateOf(day: number): string {
  return `2024-05-${String(day).padStart(2, '0')}`;
}

function makeDay(random: Random, day: number, fare: number): FlightDay {
  if (random.integer(1, 25) === 1) return { status: 'cancelled' };
  if (day < TODAY) return { status: 'landed' };
  if (day === TODAY) return { status: random.pick(['flying', 'on time', 'delayed']) };
  const seats = (): number => random.integer(0, 20);
  const [basic, economy, business] = [fare, fare + random.integer(20, 90), fare * 3 + random.integer(0, 200)];
  return {
    status: 'available',
    available_seats: { basic_economy: seats(), economy: seats(), business: seats() },
    prices: { basic_economy: basic, economy, business },
  } as FlightDay;
}

function addUser(random: Random, users: AirlineState['users']): void {
  const name = makeName(random);
  const id = makeUserId(random, name, users);
  users[id] = {
    name,
    address: makeAddress(random),
    email: `${id.replaceAll('_', '.')}@post.example`,
    dob: makeBirthday(random),
    payment_methods: makePaymentSources(random),
    saved_passengers: Array.from({ length: random.integer(0, 3) }, () => makePassenger(random)),
    membership: random.pick(['regular', 'silver', 'gold']),
    reservations: [],
  } as unknown as AirlineUser;
}

function makePaymentSources(random: Random): Record<string, PaymentSource> {
  const sources = [
    'credit_card',
    ...random
      .shuffle(['gift_card', 'certificate', 'certificate', 'credit_card'])
      .slice(0, random.integer(1, 3)),
  ];
  const methods = sources.map((source): PaymentSource => {
    const id = `${source}_${digits(random, 7)}`;
    if (source === 'credit_card')
      return { source, brand: random.pick(['visa', 'mastercard']), last_four: digits(random, 4), id };
    return {
      source,
      amount: source === 'gift_card' ? random.integer(20, 400) : random.pick([50, 100, 150, 250]),
      id,
    };
  });
  return Object.fromEntries(methods.map((method) => [method.id, method]));
}

function makePassenger(random: Random): PythonDict {
  return { ...makeName(random), dob: makeBirthday(random) };
}

interface ReservationContext {
  readonly random: Random;
  readonly state: AirlineState;
  readonly flights: readonly Flight[];
  readonly byOrigin: ReadonlyMap<string, readonly Flight[]>;
}

function addReservation(context: ReservationContext, user_id: string): void {
  const { random, state } = context;
  const user = state.users[user_id] as AirlineUser;
  const reservation_id = Array.from({ length: 6 }, () =>
    random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789']),
  ).join('');
  const route = makeRoute(context);
  if (!route || Object.hasOwn(state.reservations, reservation_id)) return;
  const cabin = random.pick(CABINS);
  const flights = route.legs.map((leg) => ({
    ...leg,
    price: random.integer(60, 180) * (CABINS.indexOf(cabin) + 1),
  }));
  const passengers = Array.from({ length: random.integer(1, 3) }, () => makePassenger(random));
  const insurance = random.pick(['yes', 'no']);
  const bags = random.integer(0, 4);
  const nonfree_baggages = paidBags(user, { cabin, passengers }, bags);
  const fare = flights.reduce((sum, { price }) => sum + price, 0) + (insurance === 'yes' ? 30 : 0);
  const payer = random.pick(Object.keys(user.payment_methods));
  state.reservations[reservation_id] = {
    reservation_id,
    user_id,
    origin: route.origin,
    destination: route.destination,
    flight_type: route.flight_type,
    cabin,
    flights,
    passengers,
    payment_history: [{ payment_id: payer, amount: fare * passengers.length + 50 * nonfree_baggages }],
    created_at:
      `${dateOf(random.integer(1, TODAY - 1))}T${String(random.integer(0, 23)).padStart(2, '0')}:${digits(random, 1)}0:00`.replace(
        /:[6-9]0:/,
        ':30:',
      ),
    total_baggages: bags,
    nonfree_baggages,
    insurance,
  } as Reservation;
  user.reservations.push(reservation_id);
}

interface Route {
  readonly origin: string;
  readonly destination: string;
  readonly flight_type: string;
  readonly legs: { origin: string; destination: string; flight_number: string; date: string }[];
}

function makeRoute({ random, flights, byOrigin }: ReservationContext): Route | undefined {
  const first = random.pick(flights);
  const day = random.integer(3, 26);
  const kind = random.pick(['direct', 'onward', 'return']);
  const onward = (byOrigin.get(first.destination) ?? []).find(
    ({ destination }) => (destination === first.origin) === (kind === 'return'),
  );
  const { origin } = first;
  const legs = [legOf(first, day)];
  if (kind === 'direct') return { origin, destination: first.destination, flight_type: 'one_way', legs };
  if (!onward) return undefined;
  legs.push(legOf(onward, day + random.integer(1, 3)));
  const isReturn = kind === 'return';
  return {
    origin,
    destination: isReturn ? first.destination : onward.destination,
    flight_type: isReturn ? 'round_trip' : 'one_way',
    legs,
  };
}

function legOf({ origin, destination, flight_number }: Flight, day: number): Route['legs'][number] {
  return { origin, destination, flight_number, date: dateOf(day) };
}
