import type { Exemplar } from '@sca/agents';

/** Cancels the one trip of several that insurance allows to cancel. */
export const airline: Exemplar = {
  instruction:
    'You are oona_holm_4851. Ilse Eklund cannot travel to DTW after all, so you want that reservation cancelled; you took ' +
    'insurance for it, but do not remember its number. You want to hear what it had cost. Your other trips stay as they are.',
  verify: `function verify(answer, transcript) {
  const [cancelled, ...others] = ['LDNCQY', 'KTK7KU', '9FJ8EY'].map((reservation_id) =>
    get_reservation_details({ reservation_id }),
  );
  return (
    cancelled.status === 'cancelled' &&
    others.every(({ status }) => status !== 'cancelled') &&
    others[0].total_baggages === 0 &&
    [String(answer), ...transcript.messages].some((text) => /\\b520\\b/.test(text))
  );
}`,
  solution: `const { reservations } = get_user_details({ user_id: 'oona_holm_4851' });
const trips = reservations.map((reservation_id) => get_reservation_details({ reservation_id }));
const trip = trips.find(({ destination, insurance }) => destination === 'DTW' && insurance === 'yes');
cancel_reservation({ reservation_id: trip.reservation_id });
const cost = trip.payment_history.reduce((sum, { amount }) => sum + amount, 0);
return 'It is cancelled. It had cost ' + cost + ' dollars.';`,
  failures: [
    {
      code: `cancel_reservation({ reservation_id: 'KTK7KU' });
return 'It is cancelled. It had cost 1542 dollars.';`,
      why: 'Cancels the trip to Atlanta.',
    },
    {
      code: `cancel_reservation({ reservation_id: 'LDNCQY' });
cancel_reservation({ reservation_id: '9FJ8EY' });
return 'Both are cancelled. They had cost 520 and 442 dollars.';`,
      why: 'Cancels another trip as well.',
    },
    {
      code: `cancel_reservation({ reservation_id: 'LDNCQY' });
return 'It is cancelled. It had cost 460 dollars.';`,
      why: 'Forgets the insurance in what it had cost.',
    },
    { code: `return 'It is cancelled. It had cost 520 dollars.';`, why: 'Only says so.' },
  ],
};
