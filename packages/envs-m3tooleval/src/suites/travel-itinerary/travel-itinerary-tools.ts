import type { Compat } from '../../compat.ts';
import { add, multiply } from '../../python/arithmetic.ts';
import { builtinExtreme, iterate } from '../../python/extreme.ts';
import { isList, type PythonValue } from '../../python/python-value.ts';
import type { PythonTool } from '../../tools/python-tool.ts';
import { findFlights, findHotels } from './search-tables.ts';
import type { TravelTables } from './travel-tables.ts';

/** Upstream: tasks/impl/travel_itinerary_planning.py */
export function travelItineraryTools(compat: Compat): readonly PythonTool<TravelTables>[] {
  return [findFlightsTool, bookHotelTool, budgetCalculatorTool, maximumTool, minimumTool, sumTool(compat)];
}

const findFlightsTool: PythonTool<TravelTables> = {
  name: 'find_flights',
  description: 'Lists the flights from one place to another on a date, each with its price.',
  signature: 'find_flights(from_location: str, to_location: str, date: str) -> list',
  parameters: [
    { name: 'from_location', type: 'string', description: 'Where the flight starts.' },
    { name: 'to_location', type: 'string', description: 'Where the flight ends.' },
    { name: 'date', type: 'string', description: 'Day of departure, as YYYY-MM-DD.' },
  ],
  run: findFlights,
};

const bookHotelTool: PythonTool<TravelTables> = {
  name: 'book_hotel',
  description:
    'Lists the hotels of a place that offer everything asked for, with rating and price per night.',
  signature: 'book_hotel(location: str, *preferences: str) -> list',
  parameters: [
    { name: 'location', type: 'string', description: 'The place to stay.' },
    { name: 'preferences', type: 'string', description: 'What the hotel has to offer.', isRest: true },
  ],
  run: findHotels,
};

const budgetCalculatorTool: PythonTool<TravelTables> = {
  name: 'budget_calculator',
  description: 'Adds the price of flights to that of some nights in a hotel.',
  signature: 'budget_calculator(flight_price: float, hotel_price_per_night: float, num_nights: int) -> float',
  parameters: [
    { name: 'flight_price', type: 'number', description: 'What the flights cost together.' },
    { name: 'hotel_price_per_night', type: 'number', description: 'What a night in the hotel costs.' },
    { name: 'num_nights', type: 'integer', description: 'How many nights.' },
  ],
  run: (_state, [flight = null, night = null, nights = null]) => add(flight, multiply(night, nights)),
};

const numbers = { name: 'args', type: 'number', description: 'Any count of numbers.', isRest: true } as const;

const maximumTool: PythonTool<TravelTables> = {
  name: 'max',
  description: 'Gives the greatest of the numbers.',
  signature: 'max(*args: float) -> float',
  parameters: [numbers],
  run: (_state, args) => builtinExtreme('max', args),
};

const minimumTool: PythonTool<TravelTables> = {
  name: 'min',
  description: 'Gives the least of the numbers.',
  signature: 'min(*args: float) -> float',
  parameters: [numbers],
  run: (_state, args) => builtinExtreme('min', args),
};

/** Fault 14: upstream's own `sum` does not take a list, as Python's does. */
function sumTool(compat: Compat): PythonTool<TravelTables> {
  return {
    name: 'sum',
    description: 'Adds the numbers up.',
    signature: 'sum(*args: float) -> float',
    parameters: [numbers],
    run(_state, args) {
      const [first = null] = args;
      const isOneList = compat === 'fixed' && args.length === 1 && isList(first);
      return (isOneList ? iterate(first) : args).reduce<PythonValue>(add, 0n);
    },
  };
}
