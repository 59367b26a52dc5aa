import { z } from 'zod';
import { lookUp } from '../../python/containers.ts';
import { keysOf } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState, Flight } from '../airline-state.ts';
import { flightOnDay } from '../flight-on-day.ts';
import { airport, date as dateParameter } from '../parameters.ts';

/** Upstream: tools/search_direct_flight.py. */
export const searchDirectFlight = defineTauTool({
  name: 'search_direct_flight',
  description: 'Find flights between two airports on a day, with seats and prices.',
  effect: 'read',
  parameters: z.strictObject({
    origin: airport('departure'),
    destination: airport('arrival'),
    date: dateParameter,
  }),
  execute({ flights }: AirlineState, { origin, destination, date }) {
    const joining = keysOf(flights)
      .map((number) => flights[number] as Flight)
      .filter((flight) => flight.origin === origin && flight.destination === destination);
    return dumped(
      joining.flatMap((flight) => {
        const day = lookUp(flight.dates, date);
        return day?.status === 'available' ? [flightOnDay(flight, day)] : [];
      }),
    );
  },
});
