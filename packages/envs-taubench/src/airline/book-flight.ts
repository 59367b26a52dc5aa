import { isLess, multiply } from '../python/arithmetic.ts';
import { lengthOf, lookUp, requireKey, setMember, subscript } from '../python/containers.ts';
import { refuse } from '../python/python-error.ts';
import { strOf } from '../python/python-text.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { AirlineState, ByCabin, Flight, FlightDay } from './airline-state.ts';

/** Who wants to sit where. */
export interface Party {
  readonly cabin: PythonValue;
  /** Of any class; only its length counts. */
  readonly passengers: PythonValue;
}

/**
 * Checks that a flight has seats for a party, completes the caller's record with price and route, and tells the
 * price for all.
 */
export function bookFlight(state: AirlineState, flight: PythonValue, party: Party): PythonValue {
  const { flight: found, day } = findAvailableDay(state, flight);
  const seats = requireKey(day.available_seats as ByCabin, party.cabin);
  if (isLess(seats, lengthOf(party.passengers))) {
    refuse(`not enough seats on flight ${strOf(subscript(flight, 'flight_number'))}`);
  }
  const price = requireKey(day.prices as ByCabin, party.cabin);
  return completeFlight(flight as PythonDict, { ...routeOf(found), price }, party);
}

/** Writes price and route into a flight of a call; keys that are there keep their place. Tells the price for all. */
export function completeFlight(
  flight: PythonDict,
  { price, origin, destination }: Record<'price' | 'origin' | 'destination', PythonValue>,
  { passengers }: Party,
): PythonValue {
  const total = multiply(price, lengthOf(passengers));
  setMember(flight, 'price', price);
  setMember(flight, 'origin', origin);
  setMember(flight, 'destination', destination);
  return total;
}

function routeOf({ origin, destination }: Flight): { origin: string; destination: string } {
  return { origin, destination };
}

function findAvailableDay(state: AirlineState, wanted: PythonValue): { flight: Flight; day: FlightDay } {
  const number = subscript(wanted, 'flight_number');
  const flight = lookUp(state.flights, number) ?? refuse(`flight ${strOf(number)} not found`);
  const date = subscript(wanted, 'date');
  const day =
    lookUp(flight.dates, date) ?? refuse(`flight ${strOf(number)} not found on date ${strOf(date)}`);
  if (day.status !== 'available') refuse(`flight ${strOf(number)} not available on date ${strOf(date)}`);
  return { flight, day };
}
