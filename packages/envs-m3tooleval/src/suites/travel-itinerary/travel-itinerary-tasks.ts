import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';
import { ownTravelTables } from './own-travel-tables.ts';

/** A row of the own tables; both kinds are read by name. */
type TableRow = Readonly<Record<string, string | number | readonly string[]>>;

interface Leg {
  readonly from: string;
  readonly to: string;
  readonly date: string;
}

/** The project's own tasks on trips: three of each kind. */
export function travelItineraryTasks(): readonly OwnTask[] {
  return [
    ...[
      leg('Ardmoor', 'Belsund', '2031-05-02'),
      leg('Belsund', 'Corvane', '2031-05-05'),
      leg('Farrow', 'Belsund', '2031-07-27'),
    ].map(cheapestFlight),
    ...(
      [
        ['Belsund', ['breakfast'], 4],
        ['Corvane', ['parking', 'breakfast'], 3],
        ['Eskvik', ['sauna'], 6],
      ] as const
    ).map(([place, wishes, nights]) => cheapestStay({ place, wishes, nights })),
    ...(
      [
        [
          leg('Ardmoor', 'Belsund', '2031-05-02'),
          leg('Belsund', 'Ardmoor', '2031-05-08'),
          ['harbour-view'],
          6,
        ],
        [leg('Corvane', 'Grenna', '2031-08-01'), leg('Grenna', 'Corvane', '2031-08-08'), ['sauna'], 7],
        [leg('Dunnet', 'Eskvik', '2031-06-14'), leg('Eskvik', 'Dunnet', '2031-06-18'), ['parking'], 4],
      ] as const
    ).map(([out, back, wishes, nights]) => roundTrip({ out, back, wishes, nights })),
    ...(
      [
        ['Ardmoor', ['2031-05-02', '2031-05-03'], 'Belsund'],
        ['Ardmoor', ['2031-06-11', '2031-06-12'], 'Eskvik'],
        ['Grenna', ['2031-08-08', '2031-08-09'], 'Corvane'],
      ] as const
    ).map(([from, dates, to]) => cheaperDay(from, to, dates)),
  ];
}

function leg(from: string, to: string, date: string): Leg {
  return { from, to, date };
}

function faresOf({ from, to, date }: Leg): number[] {
  const rows = ownTravelTables.flights as readonly TableRow[];
  const found = rows.filter(
    (row) => row.from_location === from && row.to_location === to && row.date === date,
  );
  return found.map((row) => Number(row.price));
}

function ratesOf(place: string, wishes: readonly string[]): number[] {
  const rows = (ownTravelTables.hotels as readonly TableRow[]).filter((row) => row.location === place);
  const found = rows.filter((row) =>
    wishes.every((wish) => (row.preferences as readonly string[]).includes(wish)),
  );
  return found.map((row) => Number(row.price_per_night));
}

function flightArguments({ from, to, date }: Leg): {
  from_location: string;
  to_location: string;
  date: string;
} {
  return { from_location: from, to_location: to, date };
}

function cheapestFlight(flight: Leg): OwnTask {
  const fares = faresOf(flight);
  return {
    name: `travel_itinerary/cheapest_${flight.from}_${flight.to}_${flight.date}`.toLowerCase(),
    instruction: `What does the cheapest flight from ${flight.from} to ${flight.to} on ${flight.date} cost?`,
    expected: BigInt(Math.min(...fares)),
    solution: guestCode`
      const flights = find_flights(${flightArguments(flight)});
      return min({ args: [flights.map(({ price }) => price)] });`,
    nearMisses: [
      {
        code: guestCode`
          const flights = find_flights(${flightArguments(flight)});
          return max({ args: [flights.map(({ price }) => price)] });`,
        why: 'The dearest flight.',
      },
      { code: guestCode`return ${Math.min(...fares) - 1};`, why: 'A price that no flight has.' },
    ],
  };
}

interface Stay {
  readonly place: string;
  readonly wishes: readonly string[];
  readonly nights: number;
}

function cheapestStay({ place, wishes, nights }: Stay): OwnTask {
  const rate = Math.min(...ratesOf(place, wishes));
  return {
    name: `travel_itinerary/stay_in_${place.toLowerCase()}`,
    instruction: `You stay in ${place} for ${nights} nights, in the cheapest hotel that offers ${wishes.join(' and ')}. What do the nights cost together?`,
    expected: BigInt(rate * nights),
    solution: guestCode`
      const hotels = book_hotel({ location: ${place}, preferences: ${wishes} });
      const night = min({ args: [hotels.map((hotel) => hotel.price_per_night)] });
      return budget_calculator({ flight_price: 0, hotel_price_per_night: night, num_nights: ${nights} });`,
    nearMisses: [
      { code: guestCode`return ${rate};`, why: 'One night.' },
      { code: guestCode`return ${rate * (nights + 1)};`, why: 'One night too many.' },
    ],
  };
}

interface Trip {
  readonly out: Leg;
  readonly back: Leg;
  readonly wishes: readonly string[];
  readonly nights: number;
}

function roundTrip({ out, back, wishes, nights }: Trip): OwnTask {
  const flights = Math.min(...faresOf(out)) + Math.min(...faresOf(back));
  const night = Math.min(...ratesOf(out.to, wishes));
  return {
    name: `travel_itinerary/round_trip_${out.from}_${out.to}`.toLowerCase(),
    instruction: `You fly from ${out.from} to ${out.to} on ${out.date} and back on ${back.date}, and sleep there for ${nights} nights in a hotel with ${wishes.join(' and ')}. Always take what is cheapest. What does the trip cost?`,
    expected: BigInt(flights + night * nights),
    solution: guestCode`
      const fares = ${[out, back].map(flightArguments)}.map((leg) => min({ args: [find_flights(leg).map(({ price }) => price)] }));
      const hotels = book_hotel({ location: ${out.to}, preferences: ${wishes} });
      const night = min({ args: [hotels.map((hotel) => hotel.price_per_night)] });
      return budget_calculator({ flight_price: sum({ args: fares }), hotel_price_per_night: night, num_nights: ${nights} });`,
    nearMisses: [
      {
        code: guestCode`return ${Math.min(...faresOf(out)) + night * nights};`,
        why: 'Without the flight back.',
      },
      { code: guestCode`return ${flights + night * (nights - 1)};`, why: 'A night is missing.' },
      { code: guestCode`return ${flights};`, why: 'Without the hotel.' },
    ],
  };
}

function cheaperDay(from: string, to: string, dates: readonly string[]): OwnTask {
  const fares = dates.map((date) => Math.min(...faresOf({ from, to, date })));
  const best = dates[fares.indexOf(Math.min(...fares))] ?? '';
  return {
    name: `travel_itinerary/cheaper_day_${from}_${to}`.toLowerCase(),
    instruction: `You may fly from ${from} to ${to} on ${dates.join(' or ')}. On which of these days is the cheapest flight? Answer with the date.`,
    expected: best,
    solution: guestCode`
      const fareOn = (date) => min({ args: [find_flights({ from_location: ${from}, to_location: ${to}, date }).map(({ price }) => price)] });
      const fares = ${dates}.map(fareOn);
      return ${dates}[fares.indexOf(min({ args: [fares] }))];`,
    nearMisses: [
      { code: guestCode`return ${dates.find((date) => date !== best) ?? ''};`, why: 'The dearer day.' },
      { code: guestCode`return ${Math.min(...fares)};`, why: 'The price, not the day.' },
    ],
  };
}
