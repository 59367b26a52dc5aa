import { isEqual } from '../../python/compare.ts';
import { PythonDict } from '../../python/python-dict.ts';
import { PythonError } from '../../python/python-error.ts';
import { isList, type PythonValue } from '../../python/python-value.ts';
import { repr, str } from '../../python/repr.ts';
import { typeName } from '../../python/type-name.ts';
import { stripCharacters } from '../../python/white-space.ts';
import { fromWire } from '../../tools/wire-value.ts';
import type { TravelTables } from './travel-tables.ts';

/** Flights in table order from one location to another with exactly that date. @throws PythonError */
export function findFlights(
  tables: TravelTables,
  [from = null, to = null, date = null]: readonly PythonValue[],
): PythonValue {
  const [origin, destination] = [stripQuotes(from), stripQuotes(to)];
  checkLocation(tables, origin, { subject: 'Origin', list: 'from_locations' });
  checkLocation(tables, destination, { subject: 'Destination', list: 'to_locations' });
  return rowsOf(tables.flights).filter(
    (flight) =>
      isLocation(flight, 'from_location', origin) &&
      isLocation(flight, 'to_location', destination) &&
      isEqual(flight.get('date') ?? null, date),
  );
}

/** Hotels in table order of a location that have every preference. @throws PythonError */
export function findHotels(
  tables: TravelTables,
  [location = null, ...preferences]: readonly PythonValue[],
): PythonValue {
  const place = stripQuotes(location);
  checkLocation(tables, place, { subject: 'Location', list: 'locations' });
  return rowsOf(tables.hotels).filter((hotel) => {
    const offered = hotel.get('preferences') ?? [];
    const items = isList(offered) ? offered : [];
    const hasAll = preferences.every((wanted) => items.some((item) => isEqual(item, wanted)));
    return isLocation(hotel, 'location', place) && hasAll;
  });
}

function rowsOf(rows: TravelTables['flights']): PythonDict[] {
  return rows.map(fromWire).filter((row) => row instanceof PythonDict);
}

/** `location.strip('"')` */
function stripQuotes(location: PythonValue): string {
  if (typeof location === 'string') return stripCharacters(location, '"');
  throw new PythonError('AttributeError', `'${typeName(location)}' object has no attribute 'strip'`);
}

function isLocation(row: PythonDict, key: string, wanted: string): boolean {
  return stripQuotes(row.get(key) ?? '') === wanted;
}

function checkLocation(
  tables: TravelTables,
  location: string,
  { subject, list }: { subject: string; list: string },
): void {
  if (tables.supportedLocations.includes(location)) return;
  const known = repr([...tables.locations]);
  throw new PythonError(
    'ValueError',
    `${subject} [${str(location)}] is not supported. Supported ${list}: ${known}`,
  );
}
