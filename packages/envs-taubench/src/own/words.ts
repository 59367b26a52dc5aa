/** First names of invented people. */
export const FIRST_NAMES =
  'Ada Bruno Celia Dario Edda Farid Greta Hugo Ilse Jonas Kira Leon Mirta Nils Oona Pavel Quirin Rosa Selma Timo Una Viktor Wanda Xenia Yann Zora Amir Bente Cosmo Delia'.split(
    ' ',
  );

/** Last names of invented people. */
export const LAST_NAMES =
  'Abendroth Birken Castell Dorn Eklund Falke Gruber Holm Imhof Jansen Kessler Lindqvist Marlow Nyberg Ostrow Pellegrin Quandt Rasmus Solberg Thorne Ullman Vance Winther Yardley Zeller'.split(
    ' ',
  );

/** Streets of no particular town. */
export const STREETS = [
  'Alder Row',
  'Brook Lane',
  'Cooper Street',
  'Dove Hill',
  'Ferry Road',
  'Granary Way',
  'Harbour Steps',
  'Juniper Close',
  'Kiln Street',
  'Lantern Court',
  'Millrace Drive',
  'Orchard Bend',
];

/** Towns with state and the first two digits of their postal codes. */
export const TOWNS: readonly (readonly [city: string, state: string, zip: string])[] = [
  ['Portland', 'OR', '97'],
  ['Tucson', 'AZ', '85'],
  ['Omaha', 'NE', '68'],
  ['Madison', 'WI', '53'],
  ['Raleigh', 'NC', '27'],
  ['Boise', 'ID', '83'],
  ['Tulsa', 'OK', '74'],
  ['Albany', 'NY', '12'],
  ['Mobile', 'AL', '36'],
  ['Reno', 'NV', '89'],
];
