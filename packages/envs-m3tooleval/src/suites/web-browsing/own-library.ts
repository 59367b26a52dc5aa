/** A packet of seed that the library lends. */
export interface Seed {
  readonly name: string;
  readonly bed: 'beans' | 'roots' | 'leaves' | 'flowers';
  /** In marks per packet. */
  readonly fee: number;
  /** From sowing to harvest or bloom. */
  readonly days: number;
  readonly sow: string;
  /** Name of the person who looks after it. */
  readonly keeper: string;
}

export interface Keeper {
  readonly name: string;
  readonly branch: string;
  readonly extension: string;
  readonly evening: string;
}

export interface Branch {
  readonly name: string;
  readonly street: string;
  readonly opens: string;
  readonly drawers: number;
}

export interface Course {
  readonly name: string;
  readonly branch: string;
  readonly date: string;
  readonly seats: number;
  readonly fee: number;
}

/** The invented Larkspur Seed Library, of which the own website tells. */
export const branches: readonly Branch[] = [
  { name: 'Mill Lane', street: '14 Mill Lane', opens: 'Tuesday to Friday, 10 to 17', drawers: 212 },
  { name: 'Orchard House', street: '3 Pippin Row', opens: 'Wednesday to Sunday, 9 to 15', drawers: 168 },
  { name: 'Old Signal Box', street: '1 Station Path', opens: 'Saturday, 11 to 16', drawers: 57 },
];

export const keepers: readonly Keeper[] = [
  { name: 'Ottilie Brand', branch: 'Mill Lane', extension: '4417', evening: 'Tuesday' },
  { name: 'Ravi Senan', branch: 'Mill Lane', extension: '4423', evening: 'Thursday' },
  { name: 'Marguerite Holt', branch: 'Orchard House', extension: '5102', evening: 'Friday' },
  { name: 'Tomas Eide', branch: 'Orchard House', extension: '5118', evening: 'Wednesday' },
  { name: 'Yuki Arden', branch: 'Orchard House', extension: '5131', evening: 'Sunday' },
  { name: 'Balint Fekete', branch: 'Old Signal Box', extension: '6009', evening: 'Saturday' },
];

export const seeds: readonly Seed[] = [
  { name: 'Crane Bean', bed: 'beans', fee: 2.4, days: 68, sow: 'May', keeper: 'Ottilie Brand' },
  { name: 'Ink Runner', bed: 'beans', fee: 3.15, days: 82, sow: 'May', keeper: 'Ravi Senan' },
  { name: 'Low Pea', bed: 'beans', fee: 1.95, days: 61, sow: 'March', keeper: 'Tomas Eide' },
  { name: 'Tinker Broad', bed: 'beans', fee: 2.75, days: 95, sow: 'November', keeper: 'Balint Fekete' },
  { name: 'Lantern Carrot', bed: 'roots', fee: 1.6, days: 74, sow: 'April', keeper: 'Yuki Arden' },
  { name: 'Slate Beet', bed: 'roots', fee: 1.85, days: 58, sow: 'April', keeper: 'Marguerite Holt' },
  { name: 'Nine Week Turnip', bed: 'roots', fee: 1.35, days: 63, sow: 'August', keeper: 'Ravi Senan' },
  { name: 'Ghost Parsnip', bed: 'roots', fee: 2.1, days: 118, sow: 'March', keeper: 'Ottilie Brand' },
  { name: 'Frost Kale', bed: 'leaves', fee: 2.05, days: 70, sow: 'June', keeper: 'Tomas Eide' },
  { name: 'Copper Lettuce', bed: 'leaves', fee: 1.45, days: 49, sow: 'April', keeper: 'Yuki Arden' },
  { name: 'Shore Spinach', bed: 'leaves', fee: 1.75, days: 44, sow: 'August', keeper: 'Balint Fekete' },
  { name: 'Ribbon Chard', bed: 'leaves', fee: 2.25, days: 56, sow: 'May', keeper: 'Marguerite Holt' },
  { name: 'Dusk Poppy', bed: 'flowers', fee: 1.2, days: 77, sow: 'September', keeper: 'Yuki Arden' },
  { name: 'Bell Larkspur', bed: 'flowers', fee: 2.65, days: 104, sow: 'September', keeper: 'Ottilie Brand' },
  { name: 'Paper Aster', bed: 'flowers', fee: 1.9, days: 91, sow: 'April', keeper: 'Marguerite Holt' },
  { name: 'Canal Iris', bed: 'flowers', fee: 3.4, days: 140, sow: 'October', keeper: 'Ravi Senan' },
];

export const courses: readonly Course[] = [
  { name: 'Saving Seed', branch: 'Mill Lane', date: '14 September', seats: 12, fee: 18.5 },
  { name: 'Cold Frames', branch: 'Orchard House', date: '2 February', seats: 8, fee: 24 },
  { name: 'Grafting Day', branch: 'Orchard House', date: '21 March', seats: 10, fee: 31.75 },
  { name: 'Compost by Numbers', branch: 'Mill Lane', date: '9 May', seats: 20, fee: 12.25 },
  { name: 'Night Pollinators', branch: 'Old Signal Box', date: '18 July', seats: 6, fee: 9.8 },
];
