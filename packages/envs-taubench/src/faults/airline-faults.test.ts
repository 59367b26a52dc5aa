import { describe, expect, it } from 'vitest';
import { BOOKING, type SmallWorld, smallAirline } from './small-worlds.test.support.ts';

interface Reservation {
  reservation_id: string;
  status?: string;
  cabin: string;
  flights: { flight_number: string }[];
  payment_history: { payment_id: string; amount: number }[];
}

interface User {
  reservations: string[];
  payment_methods: Record<string, { amount: number }>;
}

const upstream = () => smallAirline('upstream');
const fixed = () => smallAirline('fixed');
const book = (airline: SmallWorld, change: object = {}): string =>
  airline.call('book_reservation', { ...BOOKING, ...change });
const userOf = (airline: SmallWorld): User => airline.read('get_user_details', { user_id: 'ann' });
const pay = (...payments: [payment_id: string, amount: number][]) => ({
  payment_methods: payments.map(([payment_id, amount]) => ({ payment_id, amount })),
});
const update = (airline: SmallWorld, change: object = {}): string =>
  airline.call('update_reservation_flights', {
    reservation_id: 'OLD123',
    cabin: 'business',
    flights: BOOKING.flights,
    payment_id: 'credit_card_1',
    ...change,
  });
const cancel = (airline: SmallWorld): string =>
  airline.call('cancel_reservation', { reservation_id: 'OLD123' });

describe('1: an unknown reservation', () => {
  const ask = (airline: SmallWorld) => airline.call('get_reservation_details', { reservation_id: 'NONE00' });
  it('is an unknown user upstream', () => expect(ask(upstream())).toBe('Error: user not found'));
  it('is named when fixed', () => expect(ask(fixed())).toBe('Error: reservation not found'));
});

describe('2: the fourth certificate', () => {
  const fourth = (airline: SmallWorld) => {
    const given = [1, 2, 3, 4].map((amount) => airline.call('send_certificate', { user_id: 'ann', amount }));
    return [given[3], Object.keys(userOf(airline).payment_methods).length];
  };
  it('is None upstream, and not given', () => expect(fourth(upstream())).toEqual(['None', 6]));
  it('is given when fixed', () =>
    expect(fourth(fixed())).toEqual(['Certificate certificate_3221325 added to user ann with amount 4.', 7]));
});

describe('3: the fourth booking', () => {
  const fourIds = (airline: SmallWorld) => {
    for (let count = 0; count < 4; count += 1) book(airline);
    return userOf(airline).reservations.slice(1);
  };
  it('takes the place of the third upstream', () =>
    expect(fourIds(upstream())).toEqual(['HATHAT', 'HATHAU', 'HATHAV', 'HATHAV']));
  it('has an id of its own when fixed', () => expect(new Set(fourIds(fixed())).size).toBe(4));
});

describe('4: a certificate twice in one booking', () => {
  const twice = pay(['gift_card_1', 40], ['certificate_1', 30], ['certificate_1', 30]);
  it('raises upstream after money was taken', () => {
    const airline = upstream();
    expect(book(airline, twice)).toBe("Error: 'certificate_1'");
    expect(userOf(airline)).toMatchObject({
      reservations: ['OLD123'],
      payment_methods: { gift_card_1: { amount: 40 } },
    });
    expect(userOf(airline).payment_methods.certificate_1).toBeUndefined();
  });
  it('is refused before anything is taken when fixed', () => {
    const airline = fixed();
    const before = userOf(airline);
    expect(book(airline, twice)).toBe('Error: certificate certificate_1 can be used only once');
    expect(userOf(airline)).toEqual(before);
  });
});

describe('5: one gift card twice', () => {
  const twice = pay(['gift_card_1', 50], ['gift_card_1', 50]);
  it('goes below zero upstream', () => {
    const airline = upstream();
    book(airline, twice);
    expect(userOf(airline).payment_methods.gift_card_1?.amount).toBe(-20);
  });
  it('is refused when fixed', () =>
    expect(book(fixed(), twice)).toBe('Error: not enough balance in payment method gift_card_1'));
});

describe('6: negative amounts', () => {
  const negative = pay(['credit_card_1', 120], ['gift_card_1', -20]);
  const bags = { nonfree_baggages: -1, ...pay(['credit_card_1', 50]) };
  it('pass upstream', () => {
    expect(book(upstream(), negative)).toContain('"HATHAT"');
    expect(book(upstream(), bags)).toContain('"HATHAT"');
  });
  it('are refused when fixed', () => {
    expect(book(fixed(), negative)).toBe('Error: the amount of payment method gift_card_1 is negative');
    expect(book(fixed(), bags)).toMatch(/^Error: the bags to pay for must be/);
    const fewer = {
      reservation_id: 'OLD123',
      total_baggages: 1,
      nonfree_baggages: -1,
      payment_id: 'gift_card_1',
    };
    expect(fixed().call('update_reservation_baggages', fewer)).toMatch(/^Error: the bags/);
  });
});

describe('7 to 9: connections over night', () => {
  const connections = (
    airline: SmallWorld,
    date: string,
  ): { date: string; prices: { economy: number } }[][] =>
    airline.read('search_onestop_flight', { origin: 'SFO', destination: 'DEN', date });

  // Fixed: NIGHT lands at 06:00 of the next day, DAWN leaves at 06:00.
  it('7: show the second flight on its own day', () =>
    expect(connections(fixed(), '2024-05-09')).toMatchObject([
      [{ prices: { economy: 100 } }, { date: '2024-05-10', prices: { economy: 110 } }],
    ]));
  it('8: go on in the next month', () =>
    expect(connections(fixed(), '2024-05-31')).toMatchObject([
      [{ date: '2024-05-31' }, { date: '2024-06-01', prices: { economy: 120 } }],
    ]));
  it('9: are missed upstream where the times are equal', () =>
    expect(connections(upstream(), '2024-05-09')).toEqual([]));
  it('7 and 8: show the first day, and no padded or next one, upstream', () => {
    const later = smallAirline('upstream', { DAWN: '06:30:00' });
    expect(connections(later, '2024-05-09')).toMatchObject([
      [{ prices: { economy: 100 } }, { date: '2024-05-10', prices: { economy: 100 } }],
    ]);
    expect(connections(later, '2024-05-31')).toEqual([]);
    expect(connections(smallAirline('fixed', { DAWN: '06:30:00' }), '2024-05-31')).toHaveLength(1);
  });
});

describe('10: a change of cabin', () => {
  const cabinAfter = (airline: SmallWorld) => (JSON.parse(update(airline)) as Reservation).cabin;
  it('is paid and not stored upstream', () => expect(cabinAfter(upstream())).toBe('economy'));
  it('is stored when fixed', () => expect(cabinAfter(fixed())).toBe('business'));
});

describe('11: a cancelled reservation', () => {
  const CHANGES: readonly [string, (airline: SmallWorld) => string][] = [
    ['cancelled again', cancel],
    ['given other flights', (airline) => update(airline)],
    [
      'given other bags',
      (airline) =>
        airline.call('update_reservation_baggages', {
          reservation_id: 'OLD123',
          total_baggages: 2,
          nonfree_baggages: 1,
          payment_id: 'credit_card_1',
        }),
    ],
    [
      'given other passengers',
      (airline) =>
        airline.call('update_reservation_passengers', {
          reservation_id: 'OLD123',
          passengers: BOOKING.passengers,
        }),
    ],
  ];
  it.each(CHANGES)('is %s upstream only', (_how, change) => {
    const [free, strict] = [upstream(), fixed()];
    cancel(free);
    cancel(strict);
    expect(change(free)).toContain('"reservation_id": "OLD123"');
    expect(change(strict)).toBe('Error: reservation is cancelled');
  });
  it('negates its refunds upstream', () => {
    const airline = upstream();
    cancel(airline);
    const { payment_history } = JSON.parse(cancel(airline)) as Reservation;
    expect(payment_history.map(({ amount }) => amount)).toEqual([100, -100, -100, 100]);
  });
});

describe('12: a gift card that paid for what is cancelled', () => {
  const balanceAfter = (airline: SmallWorld) => {
    cancel(airline);
    return userOf(airline).payment_methods.gift_card_1?.amount;
  };
  it('gets nothing back upstream', () => expect(balanceAfter(upstream())).toBe(80));
  it('gets it back when fixed', () => expect(balanceAfter(fixed())).toBe(180));
});

describe('13: seats', () => {
  const seats = (airline: SmallWorld, cabin: 'economy' | 'business') => {
    const [out] = airline.read('search_direct_flight', {
      origin: 'SFO',
      destination: 'DEN',
      date: '2024-05-09',
    }) as { available_seats: Record<string, number> }[];
    return out?.available_seats[cabin];
  };
  it('are never counted upstream', () => {
    const airline = upstream();
    book(airline);
    cancel(airline);
    expect(seats(airline, 'economy')).toBe(5);
  });
  it('are taken, moved and freed when fixed', () => {
    const airline = fixed();
    book(airline);
    expect(seats(airline, 'economy')).toBe(4);
    update(airline);
    expect([seats(airline, 'economy'), seats(airline, 'business')]).toEqual([5, 4]);
    cancel(airline);
    expect(seats(airline, 'business')).toBe(5);
  });
  it('run out when fixed', () => {
    const airline = fixed();
    const answers = Array.from({ length: 6 }, () => book(airline));
    expect(answers.map((answer) => answer.startsWith('{'))).toEqual([true, true, true, true, true, false]);
    expect(answers[5]).toBe('Error: not enough seats on flight OUT');
  });
});

describe('19: bookings that contradict themselves', () => {
  const there = { flight_number: 'OUT', date: '2024-05-10' };
  const back = { flight_number: 'BACK', date: '2024-05-09' };
  it.each([
    [{ origin: 'DEN' }, 'the flights do not lead from DEN to DEN'],
    [{ destination: 'SEA' }, 'the flights do not lead from SFO to SEA'],
    [{ flight_type: 'round_trip' }, 'the flights do not lead from SFO to DEN and back'],
    [
      { flight_type: 'round_trip', flights: [there, back], ...pay(['credit_card_1', 210]) },
      'the flights do not lead from SFO to DEN and back',
    ],
    [{ passengers: [], ...pay() }, 'a reservation needs at least one passenger'],
    [{ flights: [], ...pay() }, 'a reservation needs at least one flight'],
    [{ nonfree_baggages: 1, ...pay(['credit_card_1', 150]) }, 'the bags to pay for must be between'],
  ])('pass upstream and not when fixed: %j', (change, sentence) => {
    expect(book(upstream(), change)).toContain('"HATHAT"');
    const airline = fixed();
    expect(book(airline, change)).toContain(`Error: ${sentence}`);
    expect(userOf(airline).reservations).toEqual(['OLD123']);
  });
  it('nor can all flights be taken out of a reservation', () => {
    expect((JSON.parse(update(upstream(), { flights: [] })) as Reservation).flights).toEqual([]);
    expect(update(fixed(), { flights: [] })).toBe('Error: a reservation needs at least one flight');
  });
});

describe('20: wrong and missing arguments', () => {
  it('come out as exceptions upstream', () => {
    expect(book(upstream(), { cabin: 'first' })).toBe("Error: 'first'");
    expect(book(upstream(), { passengers: 1 })).toBe("Error: object of type 'int' has no len()");
    expect(upstream().call('send_certificate', {})).toMatch(/^Error: SendCertificate\.invoke\(\) missing 2/);
  });
  it.each([
    [{ cabin: 'first' }, /cabin: .*"basic_economy"/],
    [{ passengers: 1 }, /passengers: expected array, received number/],
    [{ nonfree_baggages: 0.5 }, /nonfree_baggages: expected int/],
    [{ payment_methods: [{ payment_id: 'credit_card_1' }] }, /payment_methods\.0\.amount: expected number/],
    [{ flights: [{ flight_number: 'OUT' }] }, /flights\.0\.date: expected string/],
  ])('are named with what is expected when fixed: %j', (change, sentence) =>
    expect(book(fixed(), change)).toMatch(sentence),
  );
});

describe('21: what the caller hands over', () => {
  it.each(['upstream', 'fixed'] as const)('is copied, %s', (compat) => {
    const airline = smallAirline(compat);
    const args = structuredClone(BOOKING);
    const booked = airline.call('book_reservation', args);
    args.passengers.length = 0;
    args.payment_methods.push({ payment_id: 'x', amount: 1 });
    expect(airline.call('get_reservation_details', { reservation_id: 'HATHAT' })).toBe(booked);
  });
  it('is not shared by two bookings of the same arguments', () => {
    const airline = fixed();
    const [first, second] = [book(airline), book(airline)].map((each) => JSON.parse(each) as Reservation);
    airline.call('cancel_reservation', { reservation_id: first?.reservation_id });
    const kept: Reservation = airline.read('get_reservation_details', {
      reservation_id: second?.reservation_id,
    });
    expect(kept.payment_history).toHaveLength(1);
  });
});
