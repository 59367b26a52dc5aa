import type { Json, JsonObject } from '@sca/core';
import { hashText, mix } from '../../text/hash.ts';

const LEAST = hashText('least');
const GREATEST = hashText('greatest');
const FIRST = hashText('first');
const LAST = hashText('last');
const PLACE = hashText('place');
const LAST_PLACE = 4;

/** What tells the items of a list apart: where they stand, in which numbers they are extreme, what else is in them. */
export interface RowTraits {
  readonly traits: readonly number[];
  readonly kin: readonly number[];
}

export function rowTraits(items: readonly Json[]): RowTraits[] {
  const rows = recordsOf(items);
  const keys = rows ? Object.keys(rows[0] ?? {}) : [];
  const extremes = keys.flatMap((key) => extremesOf(key, rows ?? []));
  const telling = keys.filter((key) => rows?.some((row) => row[key] !== rows[0]?.[key]));
  return items.map((_, index) => ({
    traits: [
      mix(PLACE, Math.min(index, LAST_PLACE)),
      ...(index === 0 ? [FIRST] : []),
      ...(index === items.length - 1 ? [LAST] : []),
      ...extremes.filter(({ at }) => at === index).flatMap(({ hashes }) => hashes),
    ],
    kin: telling.flatMap((key) => kinOfValue(rows?.[index]?.[key])),
  }));
}

/** The items, where all of them are objects. */
export function recordsOf(items: readonly Json[]): readonly JsonObject[] | undefined {
  const isRecord = (item: Json): item is JsonObject =>
    item !== null && typeof item === 'object' && !Array.isArray(item);
  return items.length > 0 && items.every(isRecord) ? items : undefined;
}

/** Under which hash a single value is found again in the words of a user. */
export function kinOfValue(value: Json | undefined): number[] {
  const isSingle = typeof value === 'string' || typeof value === 'number';
  return isSingle ? [hashText(String(value).toLowerCase())] : [];
}

// Where two are equally extreme, neither stands out.
function extremesOf(key: string, rows: readonly JsonObject[]): { at: number; hashes: number[] }[] {
  const numbers = rows.map((row) => row[key]).filter((value) => typeof value === 'number');
  if (rows.length < 2 || numbers.length < rows.length) return [];
  const name = hashText(key);
  const found = [
    { number: Math.min(...numbers), hash: LEAST },
    { number: Math.max(...numbers), hash: GREATEST },
  ].map(({ number, hash }) => ({ at: numbers.indexOf(number), last: numbers.lastIndexOf(number), hash }));
  return found
    .filter(({ at, last }) => at === last)
    .map(({ at, hash }) => ({ at, hashes: [hash, mix(hash, name)] }));
}
