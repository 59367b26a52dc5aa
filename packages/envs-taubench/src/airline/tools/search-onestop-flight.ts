import { z } from 'zod';
import type { Compat } from '../../compat.ts';
import { lookUp } from '../../python/containers.ts';
import { keysOf, type PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState, Flight, FlightDay } from '../airline-state.ts';
import { flightOnDay } from '../flight-on-day.ts';
import { nextDay, nextDayUpstream } from '../next-day.ts';
import { airport, date as dateParameter } from '../parameters.ts';

/** Upstream: tools/search_onestop_flight.py. */
export const searchOnestopFlight = defineTauTool({
  name: 'search_onestop_flight',
  description: 'Find connections with one stop between two airports on a day, with seats and prices.',
  effect: 'read',
  parameters: z.strictObject({
    origin: airport('departure'),
    destination: airport('arrival'),
    date: dateParameter,
  }),
  execute({ flights }: AirlineState, { origin, destination, date }, compat) {
    const all = keysOf(flights).map((number) => flights[number] as Flight);
    const arriving = all.filter((flight) => flight.destination === destination);
    return dumped(
      all
        .filter((flight) => flight.origin === origin)
        .flatMap((first) =>
          arriving
            .filter((second) => second.origin === first.destination)
            .flatMap((second) => connect({ first, second }, date, compat)),
        ),
    );
  },
});

interface Pair {
  readonly first: Flight;
  readonly second: Flight;
}

/** The pair as a connection, or nothing where it is none. */
function connect({ first, second }: Pair, date: PythonValue, compat: Compat): PythonValue[] {
  const arrival = first.scheduled_arrival_time_est;
  const secondDate = arrival.includes('+1') ? dayAfter(date, compat) : date;
  // The original compares texts, +1 included, so that 06:00:00+1 misses a flight at 06:00:00.
  const arrivalTime = compat === 'upstream' ? arrival : arrival.replace('+1', '');
  if (arrivalTime > second.scheduled_departure_time_est) return [];
  const firstDay = lookUp(first.dates, date);
  const secondDay = firstDay && lookUp(second.dates, secondDate);
  if (firstDay?.status !== 'available' || secondDay?.status !== 'available') return [];
  // The original shows seats and prices of the second flight on the first day.
  const shownDay = compat === 'upstream' ? (second.dates[date as string] as FlightDay) : secondDay;
  return [
    [
      { ...flightOnDay(first, firstDay), date },
      { ...flightOnDay(second, shownDay), date: secondDate },
    ],
  ];
}

function dayAfter(date: PythonValue, compat: Compat): PythonValue {
  return compat === 'upstream' ? nextDayUpstream(date) : nextDay(date as string);
}
