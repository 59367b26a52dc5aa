import type { Random } from '@sca/core';
import type { PythonDict } from '../python/python-value.ts';
import { FIRST_NAMES, LAST_NAMES, STREETS, TOWNS } from './words.ts';

/** Random digits as text; the first one is not zero. */
export function digits(random: Random, count: number): string {
  const rest = Array.from({ length: count - 1 }, () => random.integer(0, 9));
  return [random.integer(1, 9), ...rest].join('');
}

/** A name that can stand in an id. */
export function makeName(random: Random): { first_name: string; last_name: string } {
  return { first_name: random.pick(FIRST_NAMES), last_name: random.pick(LAST_NAMES) };
}

/** An address, country before state as in the benchmark's data. */
export function makeAddress(random: Random): PythonDict {
  const [city, state, prefix] = random.pick(TOWNS);
  return {
    address1: `${random.integer(1, 980)} ${random.pick(STREETS)}`,
    address2: random.integer(0, 2) === 0 ? '' : `Apt ${random.integer(1, 60)}`,
    city,
    country: 'USA',
    state,
    zip: prefix + digits(random, 3),
  };
}

/** An id that is not taken, such as `ada_dorn_1234`. */
export function makeUserId(random: Random, name: ReturnType<typeof makeName>, taken: object): string {
  const stem = `${name.first_name}_${name.last_name}`.toLowerCase();
  for (;;) {
    const id = `${stem}_${digits(random, 4)}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}

/** A date of birth of a grown-up. */
export function makeBirthday(random: Random): string {
  const [month, day] = [random.integer(1, 12), random.integer(1, 28)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${random.integer(1945, 2003)}-${month}-${day}`;
}
