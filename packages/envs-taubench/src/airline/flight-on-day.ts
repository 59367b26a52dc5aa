import type { PythonDict } from '../python/python-value.ts';
import type { Flight, FlightDay } from './airline-state.ts';

/** A flight as searches show it: without its other days, followed by the fields of one. */
export function flightOnDay({ dates, ...flight }: Flight, day: FlightDay): PythonDict {
  return { ...(flight as PythonDict), ...day };
}
