import type { Json } from '@sca/core';
import type { DataFolder } from '../../data/data-folder.ts';
import type { ValueReader } from '../../data/value-reader.ts';
import { toWire } from '../../tools/wire-value.ts';
import type { TravelTables } from './travel-tables.ts';

/** Reads travel-tables.json. */
export async function readTravelTables(folder: DataFolder): Promise<TravelTables> {
  const tables = await folder.readJson('travel-tables.json');
  return {
    locations: textsOf(tables.member('locations')),
    supportedLocations: textsOf(tables.member('supported_locations')),
    flights: rowsOf(tables.member('flights'), ['from_location', 'to_location']),
    hotels: rowsOf(tables.member('hotels'), ['location']),
  };
}

function textsOf(list: ValueReader): string[] {
  return list.list().map((item) => item.text());
}

function rowsOf(list: ValueReader, locations: readonly string[]): Json[] {
  return list.list().map((row) => {
    for (const location of locations) row.member(location).text();
    return toWire(row.value);
  });
}
