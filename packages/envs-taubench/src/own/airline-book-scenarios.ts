import type { AirlineState } from '../airline/airline-state.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import { type Departure, findDeparture, methodOf, nameOf } from './airline-choices.ts';
import { freeBags } from './free-bags.ts';
import { makeBirthday, makeName } from './people.ts';
import { act, findRecord, type Scenario } from './scenario.ts';

/** New reservations. */
export const airlineBookScenarios: Readonly<Record<string, Scenario<AirlineState>>> = {
  bookEconomy: booking({ cabin: 'economy', people: 1, insurance: 'no', bags: 0, sources: ['credit_card'] }),
  bookFamily: booking({
    cabin: 'basic_economy',
    people: 3,
    insurance: 'no',
    bags: 2,
    sources: ['credit_card'],
  }),
  bookInsured: booking({ cabin: 'business', people: 2, insurance: 'yes', bags: 0, sources: ['credit_card'] }),
  bookWithCertificate: booking({
    cabin: 'economy',
    people: 2,
    insurance: 'yes',
    bags: 1,
    sources: ['certificate', 'credit_card'],
  }),
  bookWithGiftCard: booking({
    cabin: 'economy',
    people: 2,
    insurance: 'no',
    bags: 0,
    sources: ['gift_card', 'credit_card'],
  }),
  bookWithAll: booking({
    cabin: 'business',
    people: 1,
    insurance: 'no',
    bags: 1,
    sources: ['certificate', 'gift_card', 'credit_card'],
  }),
  bookAfterMistakes: (state, random) => {
    const draft = booking({
      cabin: 'economy',
      people: 1,
      insurance: 'no',
      bags: 0,
      sources: ['gift_card', 'credit_card'],
    })(state, random);
    const wanted = draft?.actions.at(-1);
    if (!draft || !wanted) return undefined;
    const [flight] = wanted.arguments.flights as PythonDict[];
    const payments = wanted.arguments.payment_methods as PythonDict[];
    const tries: Record<string, PythonValue>[] = [
      { user_id: 'nobody_0000' },
      { flights: [{ ...flight, flight_number: 'NVA999' } as PythonDict] },
      { flights: [{ ...flight, date: '2024-07-01' } as PythonDict] },
      { flights: [{ ...flight, date: '2024-05-02' } as PythonDict] },
      {
        passengers: Array.from({ length: 30 }, () => ({
          first_name: 'A',
          last_name: 'B',
          dob: '1990-01-01',
        })),
      },
      { payment_methods: [{ payment_id: 'credit_card_0', amount: 10 }] },
      { payment_methods: payments.map((each) => ({ ...each, amount: 100_000 })) },
      { payment_methods: payments.slice(1) },
    ];
    return {
      ...draft,
      actions: [...tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change })), wanted],
    };
  },
};

interface Plan {
  readonly cabin: string;
  readonly people: number;
  readonly insurance: 'yes' | 'no';
  /** Bags beyond those that are free. */
  readonly bags: number;
  /** What pays; the last one pays the rest. */
  readonly sources: readonly string[];
}

function booking(plan: Plan): Scenario<AirlineState> {
  return (state, random) => {
    const user = findRecord(random, state.users, ({ payment_methods }) =>
      plan.sources.every((source) => methodOf(Object.values(payment_methods), source)),
    );
    const departure = findDeparture(state, random);
    if (!user || !departure) return undefined;
    const user_id = Object.keys(state.users).find((id) => state.users[id] === user) as string;
    const passengers = Array.from(
      { length: plan.people },
      (): PythonDict => ({ ...makeName(random), dob: makeBirthday(random) }),
    );
    const { flight, date } = departure;
    const total_baggages = freeBags(user, plan.cabin, plan.people) + plan.bags;
    const payment_methods = payFor(
      priceOf(departure, plan),
      plan.sources,
      Object.values(user.payment_methods) as PythonDict[],
    );
    const { origin, destination, flight_number } = flight;
    return {
      user_id,
      instruction:
        `You are ${user_id}. Book ${flight_number} from ${origin} to ${destination} on ${date} in ${plan.cabin.replace('_', ' ')} for ` +
        `${passengers.map(nameOf).join(', ')}. ${total_baggages} checked bags in all; insurance: ${plan.insurance}. ` +
        `Pay with ${payment_methods.map(({ payment_id }) => payment_id).join(', and the rest with ')}.`,
      actions: [
        act('get_user_details', { user_id }),
        act('search_direct_flight', { origin, destination, date }),
        act('book_reservation', {
          user_id,
          origin,
          destination,
          flight_type: 'one_way',
          cabin: plan.cabin,
          flights: [{ flight_number, date }],
          passengers,
          payment_methods,
          total_baggages,
          nonfree_baggages: plan.bags,
          insurance: plan.insurance,
        }),
      ],
    };
  };
}

function priceOf({ prices }: Departure, { cabin, people, insurance, bags }: Plan): number {
  return ((prices[cabin] as number) + (insurance === 'yes' ? 30 : 0)) * people + 50 * bags;
}

function payFor(price: number, sources: readonly string[], methods: readonly PythonDict[]): PythonDict[] {
  let left = price;
  return sources.map((source) => {
    const method = methods.find((each) => each.source === source) as PythonDict;
    const amount = source === 'credit_card' ? left : Math.min(left, method.amount as number);
    left -= amount;
    return { payment_id: method.id as string, amount };
  });
}
