import type { Random } from '@sca/core';
import type { AirlineState, Flight, PaymentSource, Reservation } from '../airline/airline-state.ts';
import type { PythonDict } from '../python/python-value.ts';
import {
  type Booking,
  bookingOf,
  type Departure,
  findBooking,
  findDeparture,
  isUpcoming,
  methodOf,
  nameOf,
} from './airline-choices.ts';
import { paidBags } from './free-bags.ts';
import { makeBirthday, makeName } from './people.ts';
import { act, type Scenario } from './scenario.ts';

/** Changes and cancellations. */
export const airlineChangeScenarios: Readonly<Record<string, Scenario<AirlineState>>> = {
  cancelInsured: cancelling(({ reservation }) => reservation.insurance === 'yes'),
  cancelBusiness: cancelling(({ reservation }) => reservation.cabin === 'business'),
  cancelOnGiftCard: cancelling(
    ({ reservation, methods }) => payerOf(reservation) === methodOf(methods, 'gift_card')?.id,
  ),
  cancelAfterMistake: (state, random) => {
    const draft = cancelling(({ reservation }) => reservation.insurance === 'yes')(state, random);
    return (
      draft && {
        ...draft,
        actions: [
          act('get_reservation_details', { reservation_id: '000000' }),
          act('cancel_reservation', { reservation_id: '000000' }),
          ...draft.actions,
        ],
      }
    );
  },
  addBag: bagging({ extra: 1, paid: 0, source: 'credit_card' }),
  addPaidBag: bagging({ extra: 1, paid: 1, source: 'credit_card' }),
  addBagsOnGiftCard: bagging({ extra: 2, paid: 1, source: 'gift_card' }),
  addBagsAfterMistakes: (state, random) => {
    const draft = bagging({ extra: 3, paid: 2, source: 'credit_card' })(state, random);
    const found = findBooking(
      state,
      random,
      ({ methods }) =>
        methodOf(methods, 'certificate') !== undefined && methodOf(methods, 'gift_card') !== undefined,
    );
    const wanted = draft?.actions.at(-1);
    if (!draft || !wanted || !found) return undefined;
    const reservation_id = found.reservation.reservation_id;
    const certificate = methodOf(found.methods, 'certificate')?.id ?? '';
    const giftCard = methodOf(found.methods, 'gift_card')?.id ?? '';
    const tries = [
      { reservation_id: '000000' },
      { payment_id: 'credit_card_0' },
      { reservation_id, payment_id: certificate },
      { reservation_id, payment_id: giftCard, total_baggages: 99, nonfree_baggages: 99 },
    ];
    return {
      ...draft,
      actions: [...tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change })), wanted],
    };
  },
  correctPassenger: renaming(1),
  correctTwo: renaming(2),
  correctThree: renaming(3),
  correctAfterMistakes: (state, random) => {
    const draft = renaming(2)(state, random);
    const wanted = draft?.actions.at(-1);
    if (!draft || !wanted) return undefined;
    const tries = [{ reservation_id: '000000' }, { passengers: [] }];
    return {
      ...draft,
      actions: [...tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change })), wanted],
    };
  },
  flyAnotherDay: rebooking('credit_card'),
  flyAnotherDayOnGiftCard: rebooking('gift_card'),
  flyAfterMistakes: (state, random) => {
    const draft = rebooking('credit_card')(state, random);
    const wanted = draft?.actions.at(-1);
    if (!draft || !wanted) return undefined;
    const [flight] = wanted.arguments.flights as PythonDict[];
    const tries = [
      { reservation_id: '000000' },
      { flights: [{ ...flight, flight_number: 'NVA999' } as PythonDict] },
      { flights: [{ ...flight, date: '2024-07-01' } as PythonDict] },
      { flights: [{ ...flight, date: '2024-05-02' } as PythonDict] },
      { payment_id: 'credit_card_0' },
    ];
    return {
      ...draft,
      actions: [...tries.map((change) => act(wanted.name, { ...wanted.arguments, ...change })), wanted],
    };
  },
};

function payerOf({ payment_history }: Reservation): string {
  return (payment_history as { payment_id: string }[])[0]?.payment_id ?? '';
}

function about({ reservation }: Booking, wish: string): { user_id: string; instruction: string } {
  const { user_id, reservation_id } = reservation;
  return {
    user_id,
    instruction: `You are ${user_id}, and it is about reservation ${reservation_id}. ${wish}`,
  };
}

function cancelling(fits: (booking: Booking) => boolean): Scenario<AirlineState> {
  return (state, random) => {
    const found = findBooking(
      state,
      random,
      (booking) => fits(booking) && isUpcoming(booking) && isCancellable(booking),
    );
    const reservation_id = found?.reservation.reservation_id ?? '';
    return (
      found && {
        ...about(found, 'Cancel it; your plans have changed.'),
        actions: [
          act('get_reservation_details', { reservation_id }),
          act('cancel_reservation', { reservation_id }),
        ],
      }
    );
  };
}

/** Only business fares and insured ones are, unless the booking is new or the airline cancelled. */
function isCancellable({ reservation }: Booking): boolean {
  return reservation.cabin === 'business' || reservation.insurance === 'yes';
}

/** More bags, `paid` of which turn out not to be free. */
function bagging({
  extra,
  paid,
  source,
}: {
  extra: number;
  paid: number;
  source: string;
}): Scenario<AirlineState> {
  return (state, random) => {
    const found = findBooking(state, random, (booking) => {
      const method = methodOf(booking.methods, source);
      const { nonfree_baggages } = booking.reservation;
      return (
        method !== undefined &&
        isUpcoming(booking) &&
        nonfreeWith(booking, extra) - (nonfree_baggages as number) === paid &&
        (source !== 'gift_card' || (method.amount as number) >= 50 * paid)
      );
    });
    if (!found) return undefined;
    const { reservation_id, total_baggages } = found.reservation;
    const payment_id = methodOf(found.methods, source)?.id ?? '';
    return {
      ...about(found, `You take ${extra} more checked bags; what they cost goes to ${payment_id}.`),
      actions: [
        act('update_reservation_baggages', {
          reservation_id,
          total_baggages: (total_baggages as number) + extra,
          nonfree_baggages: nonfreeWith(found, extra),
          payment_id,
        }),
      ],
    };
  };
}

function nonfreeWith({ user, reservation }: Booking, extra: number): number {
  return paidBags(user, reservation, (reservation.total_baggages as number) + extra);
}

function renaming(count: number): Scenario<AirlineState> {
  return (state, random) => {
    const found = findBooking(
      state,
      random,
      ({ reservation }) => (reservation.passengers as PythonDict[]).length === count,
    );
    if (!found) return undefined;
    const [, ...others] = found.reservation.passengers as PythonDict[];
    const first: PythonDict = { ...makeName(random), dob: makeBirthday(random) };
    const { reservation_id } = found.reservation;
    return {
      ...about(found, `The first passenger has to be ${nameOf(first)}; everybody else stays.`),
      actions: [
        act('get_reservation_details', { reservation_id }),
        act('update_reservation_passengers', {
          reservation_id,
          passengers: [first, ...others.map((each) => ({ ...each }))],
        }),
      ],
    };
  };
}

/** Another flight between the same airports: in business class, or in economy where a gift card pays. */
function rebooking(source: 'credit_card' | 'gift_card'): Scenario<AirlineState> {
  const cabin = source === 'gift_card' ? 'economy' : 'business';
  return (state, random) => {
    const bookings = random.shuffle(Object.values(state.reservations)).map((each) => bookingOf(state, each));
    for (const found of bookings.filter(isChangeable)) {
      const { reservation_id, origin, destination } = found.reservation;
      const method = methodOf(found.methods, source);
      const departure = method && findDirectFlight(state, random, { origin, destination });
      if (!departure || !canPay(method, priceOfChange(found, departure.prices[cabin] as number))) continue;
      const { flight, date } = departure;
      const wanted = { flight_number: flight.flight_number, date };
      return {
        ...about(
          found,
          `Take ${wanted.flight_number} on ${date} in ${cabin} instead, settling the difference with ${method.id}.`,
        ),
        actions: [
          act('search_direct_flight', { origin: flight.origin, destination: flight.destination, date }),
          act('update_reservation_flights', {
            reservation_id,
            cabin,
            flights: [wanted],
            payment_id: method.id,
          }),
        ],
      };
    }
    return undefined;
  };
}

function isChangeable(booking: Booking): boolean {
  const { flight_type, cabin } = booking.reservation;
  return flight_type === 'one_way' && cabin !== 'basic_economy' && isUpcoming(booking);
}

function findDirectFlight(
  state: AirlineState,
  random: Random,
  { origin, destination }: Pick<Reservation, 'origin' | 'destination'>,
): Departure | undefined {
  const joins = (flight: Flight): boolean => flight.origin === origin && flight.destination === destination;
  return findDeparture(state, random, joins);
}

/** What one flight at a price costs everybody more than the flights that they have. */
function priceOfChange({ reservation }: Booking, price: number): number {
  const paid = (reservation.flights as { price: number }[]).reduce((sum, each) => sum + each.price, 0);
  return (price - paid) * (reservation.passengers as PythonDict[]).length;
}

function canPay(method: PaymentSource, price: number): boolean {
  return method.source === 'credit_card' || price <= (method.amount as number);
}
