import { z } from 'zod';
import type { PythonDict, PythonValue } from '../python/python-value.ts';

/** The parameters of an address, in the order of the original's signature. */
export const addressParameters = {
  address1: z.string().describe('Street and number.'),
  address2: z.string().describe('Apartment or suite; empty where there is none.'),
  city: z.string().describe('City.'),
  state: z.string().describe('State, as two letters.'),
  country: z.string().describe('Country.'),
  zip: z.string().describe('Postal code.'),
};

/** A new address. The state comes before the country here; in the data it is the other way round. */
export function addressOf(args: Record<keyof typeof addressParameters, PythonValue>): PythonDict {
  const { address1, address2, city, state, country, zip } = args;
  return { address1, address2, city, state, country, zip };
}
