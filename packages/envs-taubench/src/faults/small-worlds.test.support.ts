import { defineEnvironment, startSession } from '@sca/core';
import type { Compat } from '../compat.ts';
import { type Database, DOMAINS, type DomainName } from '../domain.ts';
import { buildTool } from '../tools/build-tool.ts';
import type { TauTool } from '../tools/tau-tool.ts';

/** Calls on one small database, as a test reads best. */
export interface SmallWorld {
  /** What a model is shown. */
  call(name: string, args: object): string;
  /** The same, read as JSON. */
  read(name: string, args: object): never;
}

/** A fresh copy of the small store: one customer, all of whose numbers a reader can add up. */
export function smallStore(compat: Compat): SmallWorld {
  const variant = (item_id: string, price: number, available = true) => ({
    item_id,
    options: { size: item_id },
    available,
    price,
  });
  const variants = [variant('A', 10.5), variant('B', 19.65), variant('C', 30.25), variant('D', 5.5, false)];
  const item = (item_id: string, price: number) => ({
    name: 'Lamp',
    product_id: 'lamp',
    item_id,
    price,
    options: { size: item_id },
  });
  const order = (order_id: string, status: string, items: object[]) => ({
    order_id,
    user_id: 'ann',
    address: {},
    items,
    fulfillments: [],
    status,
    payment_history: [{ transaction_type: 'payment', amount: 40.5, payment_method_id: 'credit_card_1' }],
  });
  return open('retail', compat, {
    orders: {
      '#AB': order('#AB', 'pending', [item('A', 10.5), item('B', 19.65)]),
      '#AA': order('#AA', 'pending', [item('A', 10.5), item('A', 10.5)]),
      '#D': order('#D', 'delivered', [item('B', 19.65), item('A', 10.5), item('A', 9.5)]),
    },
    products: { lamp: { name: 'Lamp', product_id: 'lamp', variants: byId(variants, 'item_id') } },
    users: {
      ann: {
        name: { first_name: 'Ann', last_name: 'Lee' },
        address: { zip: '10001' },
        email: 'ann@example.com',
        payment_methods: {
          credit_card_1: { source: 'credit_card', id: 'credit_card_1' },
          gift_card_1: { source: 'gift_card', balance: 50, id: 'gift_card_1' },
        },
        orders: ['#AB', '#AA', '#D'],
      },
    },
  });
}

/**
 * A fresh copy of the small airline: one customer, and flights between three airports on four days.
 *
 * @param departures other times of departure, by flight.
 */
export function smallAirline(compat: Compat, departures: Readonly<Record<string, string>> = {}): SmallWorld {
  const day = (seats: number, price: number) => ({
    status: 'available',
    available_seats: { basic_economy: seats, economy: seats, business: seats },
    prices: { basic_economy: price - 50, economy: price, business: price * 2 },
  });
  const flight = (flight_number: string, [origin, destination]: string[], [leaves, lands]: string[]) => ({
    flight_number,
    origin,
    destination,
    scheduled_departure_time_est: departures[flight_number] ?? leaves,
    scheduled_arrival_time_est: lands,
    dates: {
      '2024-05-09': day(5, 100),
      '2024-05-10': day(7, 110),
      '2024-05-31': day(5, 100),
      '2024-06-01': day(9, 120),
    },
  });
  const flights = [
    flight('OUT', ['SFO', 'DEN'], ['08:00:00', '10:00:00']),
    flight('BACK', ['DEN', 'SFO'], ['12:00:00', '14:00:00']),
    flight('NIGHT', ['SFO', 'SEA'], ['22:00:00', '06:00:00+1']),
    flight('DAWN', ['SEA', 'DEN'], ['06:00:00', '08:00:00']),
  ];
  return open('airline', compat, {
    flights: byId(flights, 'flight_number'),
    reservations: {
      OLD123: {
        reservation_id: 'OLD123',
        user_id: 'ann',
        origin: 'SFO',
        destination: 'DEN',
        flight_type: 'one_way',
        cabin: 'economy',
        flights: [
          { origin: 'SFO', destination: 'DEN', flight_number: 'OUT', date: '2024-05-09', price: 100 },
        ],
        passengers: [{ first_name: 'Ann', last_name: 'Lee', dob: '1990-01-01' }],
        payment_history: [{ payment_id: 'gift_card_1', amount: 100 }],
        created_at: '2024-05-01T10:00:00',
        total_baggages: 1,
        nonfree_baggages: 0,
        insurance: 'no',
      },
    },
    users: {
      ann: {
        payment_methods: {
          credit_card_1: { source: 'credit_card', id: 'credit_card_1' },
          gift_card_1: { source: 'gift_card', amount: 80, id: 'gift_card_1' },
          certificate_1: { source: 'certificate', amount: 60, id: 'certificate_1' },
        },
        reservations: ['OLD123'],
      },
    },
  });
}

/** A booking of OUT on 9 May for one, in economy: 100 dollars. */
export const BOOKING = {
  user_id: 'ann',
  origin: 'SFO',
  destination: 'DEN',
  flight_type: 'one_way',
  cabin: 'economy',
  flights: [{ flight_number: 'OUT', date: '2024-05-09' }],
  passengers: [{ first_name: 'Ann', last_name: 'Lee', dob: '1990-01-01' }],
  payment_methods: [{ payment_id: 'credit_card_1', amount: 100 }],
  total_baggages: 0,
  nonfree_baggages: 0,
  insurance: 'no',
};

function open(domain: DomainName, compat: Compat, database: unknown): SmallWorld {
  const tools = (DOMAINS[domain].tools as readonly TauTool<object>[]).map((tool) =>
    buildTool(tool, { domain, compat, schemas: new Map() }),
  );
  const id = `small/${domain}`;
  const session = startSession(
    defineEnvironment({ id, version: '1', tools, initialState: database as Database }),
  );
  const call = (name: string, args: object): string => session.call(name, args).text;
  return { call, read: (name, args) => JSON.parse(call(name, args)) as never };
}

function byId<Item extends object>(items: readonly Item[], key: keyof Item): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item[key] as string, item]));
}
