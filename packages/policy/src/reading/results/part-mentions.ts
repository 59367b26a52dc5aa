import type { Json, JsonObject } from '@sca/core';
import { hashText, mix } from '../../text/hash.ts';
import { kinOf, readNameWords } from '../../text/words.ts';
import type { Mention } from '../mention.ts';
import { resultMention } from './result-mention.ts';
import { kinOfValue, recordsOf, rowTraits } from './row-traits.ts';

/** Parts that are taken from one result. */
const MAX_PARTS = 120;
const KEY = hashText('key');

/** Where the walk through a result is. */
interface Place {
  readonly mentions: Mention[];
  readonly depth: number;
  readonly traits: readonly number[];
  readonly kin: readonly number[];
}

/** The parts of a list or object that a tool returned: single values, columns, keys, counts. */
export function partMentions(value: Json): Mention[] {
  const mentions: Mention[] = [];
  addParts(value, { mentions, depth: 0, traits: [], kin: [] });
  return mentions;
}

function addParts(value: Json, place: Place): void {
  const { mentions, depth, traits, kin } = place;
  if (mentions.length >= MAX_PARTS) return;
  if (value === null || typeof value !== 'object') {
    mentions.push(resultMention({ value, kind: 'leaf', traits, kin }));
    return;
  }
  if (depth > 0) mentions.push(resultMention({ value, kind: 'part', traits, kin }));
  if (Array.isArray(value)) addList(value, place);
  else addObject(value as JsonObject, place);
}

function addList(items: readonly Json[], place: Place): void {
  const { mentions, traits, kin } = place;
  const rows = recordsOf(items);
  for (const key of Object.keys(rows?.[0] ?? {})) {
    const column = (rows ?? []).map((row) => row[key] ?? null);
    mentions.push(resultMention({ value: column, kind: 'column', ...under(place, key) }));
  }
  mentions.push(resultMention({ value: items.length, kind: 'count', traits, kin }));
  const described = rowTraits(items);
  items.forEach((item, index) => {
    const row = described[index];
    addParts(item, {
      mentions,
      depth: place.depth + 1,
      traits: [...traits, ...(row?.traits ?? [])],
      kin: [...kin, ...(row?.kin ?? [])],
    });
  });
}

function addObject(record: JsonObject, place: Place): void {
  const { mentions, traits, kin } = place;
  const isFlat = Object.values(record).every((value) => value === null || typeof value !== 'object');
  if (isFlat) {
    const value = Object.entries(record).flat() as Json;
    mentions.push(resultMention({ value, kind: 'entries', traits, kin }));
    mentions.push(resultMention({ value: Object.values(record), kind: 'values', traits, kin }));
  }
  mentions.push(resultMention({ value: Object.keys(record), kind: 'keys', traits, kin }));
  for (const [key, value] of Object.entries(record)) {
    addParts(value, { mentions, depth: place.depth + 1, ...under(place, key) });
  }
}

function under({ traits, kin }: Place, key: string): Pick<Place, 'traits' | 'kin'> {
  return {
    traits: [...traits, mix(KEY, hashText(key))],
    kin: [...kin, ...kinOfValue(key), ...kinOf(readNameWords(key))],
  };
}
