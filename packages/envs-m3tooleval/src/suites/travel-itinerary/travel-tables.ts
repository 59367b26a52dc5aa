import type { Json } from '@sca/core';

/** What the travel tools search, as the session's state. Rows are in wire form, so that 450.0 stays a float. */
export type TravelTables = {
  /** As results show them; the official ones carry literal double quotes. */
  readonly locations: readonly string[];
  /** What is taken as a location once quotes are stripped. */
  readonly supportedLocations: readonly string[];
  readonly flights: readonly Json[];
  readonly hotels: readonly Json[];
};
