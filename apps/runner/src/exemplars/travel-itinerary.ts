import type { Exemplar } from '@sca/agents';

/** A flight and some nights, with a wish. */
export const travelItinerary: Exemplar = {
  instruction:
    'You go from Corvane to Grenna on 2031-08-01 by the cheapest flight and stay for three nights, in the best rated hotel ' +
    'there with a harbour view. How much more does that come to than with the cheapest hotel that has a harbour view?',
  verify: `function verify(answer) {
  if (typeof answer !== 'number' && typeof answer !== 'string') return false;
  const [amount] = String(answer).match(/\\d+(\\.\\d+)?/) ?? [];
  return Number(amount) === 126;
}`,
  solution: `const flights = find_flights({ from_location: 'Corvane', to_location: 'Grenna', date: '2031-08-01' });
const flight_price = min({ args: flights.map(({ price }) => price) });
const hotels = book_hotel({ location: 'Grenna', preferences: ['harbour-view'] });
const best = hotels.reduce((one, other) => (other.rating > one.rating ? other : one));
const least = min({ args: hotels.map(({ price_per_night }) => price_per_night) });
const costOf = (hotel_price_per_night) =>
  budget_calculator({ flight_price, hotel_price_per_night, num_nights: 3 });
return costOf(best.price_per_night) - costOf(least);`,
  failures: [
    { code: `return 42;`, why: 'Compares a single night.' },
    {
      code: `return budget_calculator({ flight_price: 389, hotel_price_per_night: 141, num_nights: 3 });`,
      why: 'Gives the cost of the trip in place of the difference.',
    },
    {
      code: `const [first] = find_flights({ from_location: 'Corvane', to_location: 'Grenna', date: '2031-08-01' });
return 3 * 141 - first.price;`,
      why: 'Takes the flight off.',
    },
  ],
};
