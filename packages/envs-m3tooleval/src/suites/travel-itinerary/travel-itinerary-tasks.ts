import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on trips, each worded on its own; prices were read off the tables and added by hand. */
export function travelItineraryTasks(): readonly OwnTask[] {
  return [...oneCall, ...twoCalls, ...threeCalls];
}

const oneCall: readonly OwnTask[] = [
  {
    name: 'travel_itinerary/fare_to_dunnet',
    instruction: "What's the fare from Ardmoor to Dunnet on 2031-06-11?",
    expected: 76n,
    solution: guestCode`
      return find_flights({ from_location: 'Ardmoor', to_location: 'Dunnet', date: '2031-06-11' })[0].price;`,
    nearMisses: [
      {
        code: guestCode`
          return find_flights({ from_location: 'Dunnet', to_location: 'Ardmoor', date: '2031-06-15' })[0].price;`,
        why: 'The other direction.',
      },
      {
        code: guestCode`
          return find_flights({ from_location: 'Ardmoor', to_location: 'Eskvik', date: '2031-06-11' })[0].price;`,
        why: 'Another place.',
      },
    ],
  },
  {
    name: 'travel_itinerary/sauna_in_grenna',
    instruction:
      'My knees need a sauna, so in Grenna I want a hotel that has one. What would a single night set me back?',
    expected: 141n,
    solution: guestCode`
      return book_hotel({ location: 'Grenna', preferences: ['sauna'] })[0].price_per_night;`,
    nearMisses: [
      {
        code: guestCode`return book_hotel({ location: 'Grenna' })[0].price_per_night;`,
        why: 'A hotel without a sauna.',
      },
      {
        code: guestCode`return book_hotel({ location: 'Grenna', preferences: ['sauna'] })[0].rating;`,
        why: 'Its rating.',
      },
    ],
  },
  {
    name: 'travel_itinerary/kitchen_in_belsund',
    instruction: 'How is the hotel with a kitchen in Belsund rated?',
    expected: 3n,
    solution: guestCode`return book_hotel({ location: 'Belsund', preferences: ['kitchen'] })[0].rating;`,
    nearMisses: [
      {
        code: guestCode`return book_hotel({ location: 'Belsund', preferences: ['breakfast'] })[0].rating;`,
        why: 'Another hotel.',
      },
      {
        code: guestCode`return book_hotel({ location: 'Dunnet', preferences: ['kitchen'] })[0].rating;`,
        why: 'Another place.',
      },
    ],
  },
  {
    name: 'travel_itinerary/five_nights',
    instruction:
      "We've paid 388 for the flights, the room is 74 a night, and we are staying 5 nights. What's the damage altogether?",
    expected: 758n,
    solution: guestCode`
      return budget_calculator({ flight_price: 388, hotel_price_per_night: 74, num_nights: 5 });`,
    nearMisses: [
      { code: guestCode`return sum({ args: [388, 74] });`, why: 'One night.' },
      {
        code: guestCode`return budget_calculator({ flight_price: 74, hotel_price_per_night: 388, num_nights: 5 });`,
        why: 'Flights and room are swapped.',
      },
    ],
  },
  {
    name: 'travel_itinerary/taxi_receipts',
    instruction: 'Here are my taxi receipts: 45, 129, 18.5, 64. Add them up.',
    expected: 256.5,
    solution: guestCode`return sum({ args: [45, 129, 18.5, 64] });`,
    nearMisses: [
      { code: guestCode`return sum({ args: [45, 129, 64] });`, why: 'A receipt is missing.' },
      { code: guestCode`return max({ args: [45, 129, 18.5, 64] });`, why: 'The highest receipt.' },
    ],
  },
  {
    name: 'travel_itinerary/unluckiest_person',
    instruction:
      'Four of us compared notes; our tickets cost 274, 331, 298 and 310. How much did the unluckiest person pay?',
    expected: 331n,
    solution: guestCode`return max({ args: [274, 331, 298, 310] });`,
    nearMisses: [
      { code: guestCode`return min({ args: [274, 331, 298, 310] });`, why: 'The luckiest.' },
      { code: guestCode`return sum({ args: [274, 331, 298, 310] });`, why: 'All four together.' },
    ],
  },
  {
    name: 'travel_itinerary/seat_to_grenna',
    instruction:
      "Apparently a plane leaves Farrow for Grenna on 2031-07-24. I'd be glad to know what a seat costs.",
    expected: 158n,
    solution: guestCode`
      return find_flights({ from_location: 'Farrow', to_location: 'Grenna', date: '2031-07-24' })[0].price;`,
    nearMisses: [
      {
        code: guestCode`
          return find_flights({ from_location: 'Grenna', to_location: 'Farrow', date: '2031-07-29' })[0].price;`,
        why: 'The other direction.',
      },
      {
        code: guestCode`return find_flights({ from_location: 'Farrow', to_location: 'Grenna', date: '2031-07-24' });`,
        why: 'The flight, not its price.',
      },
    ],
  },
];

const twoCalls: readonly OwnTask[] = [
  {
    name: 'travel_itinerary/lowest_price_to_corvane',
    instruction: 'Find me the lowest price for flying Belsund to Corvane on 2031-05-05.',
    expected: 88n,
    solution: guestCode`
      const flights = find_flights({ from_location: 'Belsund', to_location: 'Corvane', date: '2031-05-05' });
      return min({ args: flights.map(({ price }) => price) });`,
    nearMisses: [
      {
        code: guestCode`
          const flights = find_flights({ from_location: 'Belsund', to_location: 'Corvane', date: '2031-05-05' });
          return max({ args: flights.map(({ price }) => price) });`,
        why: 'The dearest flight.',
      },
      {
        code: guestCode`return find_flights({ from_location: 'Belsund', to_location: 'Corvane', date: '2031-05-05' });`,
        why: 'All flights.',
      },
    ],
  },
  {
    name: 'travel_itinerary/shameless',
    instruction:
      "The firm is paying, so let's be shameless: Corvane to Ardmoor, 2031-05-10, the most expensive ticket there is. How much?",
    expected: 199n,
    solution: guestCode`
      const flights = find_flights({ from_location: 'Corvane', to_location: 'Ardmoor', date: '2031-05-10' });
      return max({ args: flights.map(({ price }) => price) });`,
    nearMisses: [
      {
        code: guestCode`
          const flights = find_flights({ from_location: 'Corvane', to_location: 'Ardmoor', date: '2031-05-10' });
          return min({ args: flights.map(({ price }) => price) });`,
        why: 'The cheapest flight.',
      },
      {
        code: guestCode`
          const flights = find_flights({ from_location: 'Belsund', to_location: 'Ardmoor', date: '2031-05-08' });
          return max({ args: flights.map(({ price }) => price) });`,
        why: 'From another place.',
      },
    ],
  },
  {
    name: 'travel_itinerary/parking_in_eskvik',
    instruction:
      'My flights to Eskvik are booked and cost 190. If I then sleep 3 nights in the hotel with parking there, what will I have spent?',
    expected: 496n,
    solution: guestCode`
      const [hotel] = book_hotel({ location: 'Eskvik', preferences: ['parking'] });
      return budget_calculator({ flight_price: 190, hotel_price_per_night: hotel.price_per_night, num_nights: 3 });`,
    nearMisses: [
      {
        code: guestCode`
          const [hotel] = book_hotel({ location: 'Eskvik', preferences: ['parking'] });
          return budget_calculator({ flight_price: 190, hotel_price_per_night: hotel.price_per_night, num_nights: 2 });`,
        why: 'A night is missing.',
      },
      {
        code: guestCode`
          const [hotel] = book_hotel({ location: 'Eskvik', preferences: ['sauna'] });
          return budget_calculator({ flight_price: 190, hotel_price_per_night: hotel.price_per_night, num_nights: 3 });`,
        why: 'Another hotel.',
      },
    ],
  },
  {
    name: 'travel_itinerary/money_for_farrow',
    instruction:
      'Dunnet to Farrow by plane on 2031-06-14, then 2 nights in a room at 87 a night. How much money should I bring?',
    expected: 286n,
    solution: guestCode`
      const [flight] = find_flights({ from_location: 'Dunnet', to_location: 'Farrow', date: '2031-06-14' });
      return budget_calculator({ flight_price: flight.price, hotel_price_per_night: 87, num_nights: 2 });`,
    nearMisses: [
      {
        code: guestCode`
          const [flight] = find_flights({ from_location: 'Dunnet', to_location: 'Farrow', date: '2031-06-14' });
          return sum({ args: [flight.price, 87] });`,
        why: 'One night.',
      },
      {
        code: guestCode`
          const [flight] = find_flights({ from_location: 'Dunnet', to_location: 'Eskvik', date: '2031-06-14' });
          return budget_calculator({ flight_price: flight.price, hotel_price_per_night: 87, num_nights: 2 });`,
        why: 'Another place.',
      },
    ],
  },
  {
    name: 'travel_itinerary/breakfast_in_ardmoor',
    instruction:
      "I never skip breakfast. What's the least I could pay for a night in an Ardmoor hotel that serves it?",
    expected: 61n,
    solution: guestCode`
      const hotels = book_hotel({ location: 'Ardmoor', preferences: ['breakfast'] });
      return min({ args: hotels.map((hotel) => hotel.price_per_night) });`,
    nearMisses: [
      {
        code: guestCode`
          const hotels = book_hotel({ location: 'Ardmoor', preferences: ['breakfast'] });
          return max({ args: hotels.map((hotel) => hotel.price_per_night) });`,
        why: 'The dearest.',
      },
      {
        code: guestCode`
          const hotels = book_hotel({ location: 'Dunnet', preferences: ['breakfast'] });
          return min({ args: hotels.map((hotel) => hotel.price_per_night) });`,
        why: 'Another place.',
      },
    ],
  },
];

const threeCalls: readonly OwnTask[] = [
  {
    name: 'travel_itinerary/two_old_friends',
    instruction:
      "I'm off to see two old friends: Ardmoor to Corvane on 2031-05-06, and from Corvane on to Dunnet on 2031-05-09. What do the 2 flights cost together?",
    expected: 251n,
    solution: guestCode`
      const [first] = find_flights({ from_location: 'Ardmoor', to_location: 'Corvane', date: '2031-05-06' });
      const [second] = find_flights({ from_location: 'Corvane', to_location: 'Dunnet', date: '2031-05-09' });
      return sum({ args: [first.price, second.price] });`,
    nearMisses: [
      {
        code: guestCode`
          return find_flights({ from_location: 'Ardmoor', to_location: 'Corvane', date: '2031-05-06' })[0].price;`,
        why: 'Only the first flight.',
      },
      {
        code: guestCode`
          const [first] = find_flights({ from_location: 'Ardmoor', to_location: 'Corvane', date: '2031-05-02' });
          const [second] = find_flights({ from_location: 'Corvane', to_location: 'Dunnet', date: '2031-05-09' });
          return sum({ args: [first.price, second.price] });`,
        why: 'The first flight of another day.',
      },
    ],
  },
  {
    name: 'travel_itinerary/priced_for_mother',
    instruction:
      'Please price this up for my mother: the flight from Belsund to Farrow on 2031-07-20, plus 4 nights in Farrow in the hotel with a sauna.',
    expected: 744n,
    solution: guestCode`
      const [flight] = find_flights({ from_location: 'Belsund', to_location: 'Farrow', date: '2031-07-20' });
      const [hotel] = book_hotel({ location: 'Farrow', preferences: ['sauna'] });
      return budget_calculator({ flight_price: flight.price, hotel_price_per_night: hotel.price_per_night, num_nights: 4 });`,
    nearMisses: [
      {
        code: guestCode`
          const [hotel] = book_hotel({ location: 'Farrow', preferences: ['sauna'] });
          return budget_calculator({ flight_price: 0, hotel_price_per_night: hotel.price_per_night, num_nights: 4 });`,
        why: 'Without the flight.',
      },
      {
        code: guestCode`
          const [flight] = find_flights({ from_location: 'Belsund', to_location: 'Farrow', date: '2031-07-20' });
          const [hotel] = book_hotel({ location: 'Farrow', preferences: ['breakfast'] });
          return budget_calculator({ flight_price: flight.price, hotel_price_per_night: hotel.price_per_night, num_nights: 4 });`,
        why: 'Another hotel.',
      },
    ],
  },
];
