import type { TravelTables } from './travel-tables.ts';

const PLACES = ['Ardmoor', 'Belsund', 'Corvane', 'Dunnet', 'Eskvik', 'Farrow', 'Grenna'];

/** From, to, date, price. */
type FlightRow = readonly [from: string, to: string, date: string, price: number];

const FLIGHTS: readonly FlightRow[] = [
  ['Ardmoor', 'Belsund', '2031-05-02', 143],
  ['Ardmoor', 'Belsund', '2031-05-02', 118],
  ['Ardmoor', 'Belsund', '2031-05-03', 97],
  ['Ardmoor', 'Corvane', '2031-05-02', 212],
  ['Ardmoor', 'Corvane', '2031-05-06', 187],
  ['Ardmoor', 'Dunnet', '2031-06-11', 76],
  ['Ardmoor', 'Eskvik', '2031-06-11', 331],
  ['Ardmoor', 'Eskvik', '2031-06-12', 298],
  ['Belsund', 'Ardmoor', '2031-05-08', 129],
  ['Belsund', 'Ardmoor', '2031-05-08', 154],
  ['Belsund', 'Ardmoor', '2031-05-09', 101],
  ['Belsund', 'Corvane', '2031-05-05', 88],
  ['Belsund', 'Corvane', '2031-05-05', 93],
  ['Belsund', 'Farrow', '2031-07-20', 240],
  ['Corvane', 'Ardmoor', '2031-05-10', 176],
  ['Corvane', 'Ardmoor', '2031-05-10', 199],
  ['Corvane', 'Dunnet', '2031-05-09', 64],
  ['Corvane', 'Grenna', '2031-08-01', 415],
  ['Corvane', 'Grenna', '2031-08-01', 389],
  ['Dunnet', 'Ardmoor', '2031-06-15', 81],
  ['Dunnet', 'Ardmoor', '2031-06-15', 79],
  ['Dunnet', 'Eskvik', '2031-06-14', 205],
  ['Dunnet', 'Farrow', '2031-06-14', 112],
  ['Eskvik', 'Ardmoor', '2031-06-19', 310],
  ['Eskvik', 'Ardmoor', '2031-06-20', 274],
  ['Eskvik', 'Dunnet', '2031-06-18', 190],
  ['Farrow', 'Belsund', '2031-07-27', 233],
  ['Farrow', 'Belsund', '2031-07-27', 251],
  ['Farrow', 'Grenna', '2031-07-24', 158],
  ['Grenna', 'Corvane', '2031-08-09', 402],
  ['Grenna', 'Farrow', '2031-07-29', 149],
  ['Grenna', 'Corvane', '2031-08-08', 377],
];

/** Location, what it offers, price per night, stars. */
type HotelRow = readonly [location: string, offers: string, price: number, rating: number];

const HOTELS: readonly HotelRow[] = [
  ['Ardmoor', 'sauna breakfast', 92, 4],
  ['Ardmoor', 'breakfast', 61, 3],
  ['Belsund', 'harbour-view breakfast', 118, 4],
  ['Belsund', 'kitchen', 74, 3],
  ['Belsund', 'harbour-view sauna breakfast', 149, 5],
  ['Corvane', 'kitchen parking', 83, 3],
  ['Corvane', 'breakfast parking', 107, 4],
  ['Corvane', 'breakfast sauna parking', 132, 5],
  ['Dunnet', 'kitchen', 48, 2],
  ['Dunnet', 'breakfast harbour-view', 95, 4],
  ['Dunnet', 'breakfast', 66, 3],
  ['Eskvik', 'sauna', 139, 4],
  ['Eskvik', 'sauna breakfast', 171, 5],
  ['Eskvik', 'kitchen parking', 102, 3],
  ['Farrow', 'breakfast parking', 87, 3],
  ['Farrow', 'sauna breakfast parking', 126, 4],
  ['Grenna', 'harbour-view', 99, 3],
  ['Grenna', 'harbour-view kitchen sauna', 141, 5],
];

/** Seven coastal towns, all of them invented. */
export const ownTravelTables: TravelTables = {
  locations: PLACES,
  supportedLocations: PLACES,
  flights: FLIGHTS.map(([from_location, to_location, date, price]) => ({
    from_location,
    to_location,
    date,
    price,
  })),
  hotels: HOTELS.map(([location, offers, price_per_night, rating]) => ({
    location,
    preferences: offers.split(' '),
    price_per_night,
    rating,
  })),
};
