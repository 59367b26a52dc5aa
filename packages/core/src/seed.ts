import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './content-hash.ts';

/** Where in a run a seed is used. Scopes that differ in any part get unrelated seeds. */
export interface SeedScope {
  /** The run's one seed. */
  readonly run: number | string;
  /** Such as `challenge` or `rollout`. */
  readonly stage: string;
  /** The item's own key, never its position: adding an item leaves the seeds of the others alone. */
  readonly item: number | string;
  readonly trial?: number;
  readonly turn?: number;
}

/** A seed in 0..2^32-1: the first 32 bits of sha256 over canonical [run, stage, item, trial, turn]. */
export function deriveSeed({ run, stage, item, trial = 0, turn = 0 }: SeedScope): number {
  return Number.parseInt(sha256Hex(canonicalJson([run, stage, item, trial, turn])).slice(0, 8), 16);
}

/** A seeded stream of random numbers: the same seed gives the same stream on every platform. */
export interface Random {
  /** A whole number in `low..high`, both included. */
  integer(low: number, high: number): number;
  /** A number in [0, 1) with 53 random bits. */
  float(): number;
  /** One element. @throws RangeError when there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** A new array with the same elements in random order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** Starts a stream (xoroshiro128+) from a 32-bit seed, usually one of {@link deriveSeed}. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(scramble(seed));
  const integer = (low: number, high: number): number => uniformInt(generator, low, high);
  return {
    integer,
    float: () => uniformFloat64(generator),
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('cannot pick from an empty list');
      return items[integer(0, items.length - 1)] as Item;
    },
    shuffle<Item>(items: readonly Item[]): Item[] {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
      }
      return shuffled;
    },
  };
}

// The first number of a stream is a simple function of its seed, so neighbouring seeds would start alike. This
// is the last step of MurmurHash3, which takes every seed to another one.
function scramble(seed: number): number {
  let mixed = seed | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
