import type { Suite } from '../suite.ts';
import { readTravelTables } from './official-travel-tables.ts';
import { ownTravelTables } from './own-travel-tables.ts';
import { travelItineraryTasks } from './travel-itinerary-tasks.ts';
import { travelItineraryTools } from './travel-itinerary-tools.ts';
import type { TravelTables } from './travel-tables.ts';

/** Flights, hotels and what a trip costs. */
export const travelItinerarySuite: Suite<TravelTables> = {
  name: 'travel_itinerary_planning',
  policy: 'You plan trips. Use the tools to find flights and hotels and to work out what a trip costs.',
  tools: travelItineraryTools,
  ownState: () => ownTravelTables,
  officialState: readTravelTables,
  ownTasks: travelItineraryTasks,
  starts: ({ supportedLocations }) => supportedLocations,
};
