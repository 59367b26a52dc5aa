import type { Compat } from '../compat.ts';
import type { AirlineState } from './airline-state.ts';

const FIRST_IDS = ['HATHAT', 'HATHAU', 'HATHAV'];

/** The id of a new reservation. The original knows three and takes the last one again; `fixed` counts on. */
export function nextReservationId({ reservations }: AirlineState, compat: Compat): string {
  const free = FIRST_IDS.find((id) => !Object.hasOwn(reservations, id));
  if (free !== undefined) return free;
  return compat === 'upstream' ? 'HATHAV' : countOn(reservations);
}

function countOn(reservations: object): string {
  const idOf = (number: number): string => `HAT${number.toString(36).toUpperCase().padStart(3, '0')}`;
  let number = 0;
  while (Object.hasOwn(reservations, idOf(number))) number += 1;
  return idOf(number);
}
