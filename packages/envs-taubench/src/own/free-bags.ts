import type { AirlineUser, Reservation } from '../airline/airline-state.ts';

/** Checked bags that a passenger may take for nothing, as the policy lists them. */
const FREE_BAGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  regular: { basic_economy: 0, economy: 1, business: 2 },
  silver: { basic_economy: 1, economy: 2, business: 3 },
  gold: { basic_economy: 2, economy: 3, business: 3 },
};

/** How many bags a party may take for nothing. */
export function freeBags(user: AirlineUser, cabin: string, people: number): number {
  return (FREE_BAGS[user.membership as string]?.[cabin] as number) * people;
}

/** How many of a reservation's bags have to be paid for if it has `total` of them. */
export function paidBags(
  user: AirlineUser,
  { cabin, passengers }: Pick<Reservation, 'cabin' | 'passengers'>,
  total: number,
): number {
  return Math.max(0, total - freeBags(user, cabin as string, (passengers as unknown[]).length));
}
