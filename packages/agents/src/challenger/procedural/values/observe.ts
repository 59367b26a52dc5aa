import type { Json, JsonObject } from '@sca/core';
import { isList, type Path, type PathStep } from '../program/path.ts';
import { type CalledBy, calledBy, meaningWords } from '../words.ts';
import { textSteps } from './read-text.ts';
import { isMap, isRecord, isScalar, type Origin, type Sightings } from './sighting.ts';

/** What is looked at. */
export interface Observed {
  readonly value: Json;
  readonly origin: Origin;
  /** What the value is called. */
  readonly words: readonly string[];
  /** The call that gave it; undefined for values that are only known literally. */
  readonly call?: number;
}

/** Single values that one look takes in. */
const MAX_VALUES = 120;
const MAX_DEPTH = 5;
/** Items of a list, or entries of a map, that are looked into. */
const MAX_ITEMS = 6;

interface Look extends Observed {
  readonly sightings: Sightings;
  left: number;
}

interface Spot {
  readonly value: Json;
  readonly path: Path;
  readonly words: readonly string[];
}

/** Adds what can be seen in a value. */
export function observe(sightings: Sightings, observed: Observed): void {
  const look: Look = { ...observed, sightings, left: MAX_VALUES };
  observeSpot(look, { value: observed.value, path: [], words: observed.words });
}

function observeSpot(look: Look, spot: Spot): void {
  const { value, path } = spot;
  if (look.left <= 0 || path.length > MAX_DEPTH) return;
  if (isScalar(value)) observeScalar(look, spot, value);
  else if (isList(value as Json)) observeList(look, spot, value as readonly Json[]);
  else if (isRecord(value) && isMap(value)) observeMap(look, spot, value);
  else if (isRecord(value)) observeRecord(look, spot, value);
}

function observeScalar(look: Look, { path, words }: Spot, value: string | number | boolean): void {
  const { origin, call, sightings } = look;
  look.left -= 1;
  const steps = typeof value === 'string' && call !== undefined ? textSteps(value) : [];
  for (const { step, value: part } of steps) {
    add(look, { value: part, path: [...path, step], words: stepWords(words, step) });
  }
  // A text with lines is not a value that anybody passes on.
  if (typeof value === 'string' && value.includes('\n')) return;
  const source =
    call === undefined ? ({ type: 'literal', value } as const) : { type: 'result' as const, call, path };
  const called = nameOf(sightings, words);
  sightings.values.push({ origin, value, called, source, isWhole: path.length === 0 && call !== undefined });
}

function add(look: Look, { value, path, words }: Spot): void {
  const { origin, call = 0, sightings } = look;
  if (!isScalar(value)) return;
  const called = nameOf(sightings, words);
  sightings.values.push({ origin, value, called, source: { type: 'result', call, path }, isWhole: false });
}

function nameOf({ names }: Sightings, words: readonly string[]): CalledBy {
  const called = calledBy(words);
  const known = names.get(called.key);
  if (!known) names.set(called.key, called);
  return known ?? called;
}

function stepWords(words: readonly string[], step: PathStep): readonly string[] {
  if (step.type === 'label') return [...words, ...meaningWords(step.label)];
  return step.type === 'link' ? [...words, 'url', 'link', 'page', 'address'] : words;
}

function observeList(look: Look, { value: _value, path, words }: Spot, items: readonly Json[]): void {
  const records = items.filter(isRecord);
  if (look.call !== undefined && records.length > 1 && records.length === items.length)
    look.sightings.lists.push({ items: records, words, place: { call: look.call, path } });
  const last = items.length - 1;
  for (const [index, item] of items.entries()) {
    if (index >= MAX_ITEMS && index < last) continue;
    const position = index === last && index > 2 ? -1 : index;
    const step: PathStep = { type: 'item', pick: { by: 'position', index: position } };
    observeSpot(look, { value: item, path: [...path, step], words: withId(words, item) });
  }
}

function observeRecord(look: Look, { path, words }: Spot, record: JsonObject): void {
  const { origin, call, sightings } = look;
  sightings.rows.push({ origin, record, place: call === undefined ? undefined : { call, path } });
  const values = Object.values(record);
  if (call !== undefined && values.length > 1 && values.every((value) => typeof value === 'number'))
    sightings.figures.push({ record, place: { call, path } });
  for (const [key, value] of Object.entries(record)) {
    const own = meaningWords(key);
    // `product_id` of an item is the id of a product, `id` that of the item.
    const isForeign = own.length > 1 && own.at(-1) === 'id';
    const inherited = isScalar(value) && !isForeign ? words : [];
    observeSpot(look, { value, path: [...path, { type: 'field', key }], words: [...inherited, ...own] });
  }
}

function observeMap(look: Look, { path, words }: Spot, record: JsonObject): void {
  for (const [index, [key, value]] of Object.entries(record).slice(0, MAX_ITEMS).entries()) {
    const pick = { by: 'position', index } as const;
    const spot = { value: key, path: [...path, { type: 'entry', pick, take: 'key' } as const] };
    if (look.call === undefined) observeScalar(look, { ...spot, words: [...words, 'id'] }, key);
    else add(look, { ...spot, words: [...words, 'id'] });
    observeSpot(look, { value, path: [...path, { type: 'entry', pick, take: 'value' }], words });
  }
}

// `orders: ["#W1", "#W2"]` lists ids of orders.
function withId(words: readonly string[], item: Json): readonly string[] {
  return typeof item === 'string' && /\d/.test(item) && !/\s/.test(item) ? [...words, 'id'] : words;
}
