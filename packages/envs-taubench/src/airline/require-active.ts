import { refuse } from '../python/python-error.ts';
import type { Reservation } from './airline-state.ts';

/** Refuses a cancelled reservation. Only in `fixed` mode: the original changes and cancels it again. */
export function requireActive(reservation: Reservation): void {
  if (reservation.status === 'cancelled') refuse('reservation is cancelled');
}
