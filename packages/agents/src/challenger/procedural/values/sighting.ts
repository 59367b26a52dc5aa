import type { Json, JsonObject } from '@sca/core';
import type { Path, Scalar } from '../program/path.ts';
import type { Source } from '../program/program.ts';
import type { CalledBy } from '../words.ts';

/** From what a value is known. */
export type Origin = 'start' | 'result' | 'state';

/** A single value that was seen. */
export interface Sighting {
  readonly origin: Origin;
  readonly value: Scalar;
  /** What it is called where it was seen. */
  readonly called: CalledBy;
  /** How a program gets it: literally, or from a result. */
  readonly source: Source;
  /** True where it is all that a call gave. */
  readonly isWhole: boolean;
}

/** Values that belong together, by the names they have there. */
export interface SeenRow {
  readonly origin: Origin;
  readonly record: JsonObject;
  /** The place of the record; undefined where it is only known literally. */
  readonly place?: SeenPlace | undefined;
}

export interface SeenPlace {
  readonly call: number;
  readonly path: Path;
}

/** A list of records that a call gave. */
export interface SeenList {
  readonly items: readonly JsonObject[];
  readonly words: readonly string[];
  readonly place: SeenPlace;
}

/** A record of numbers that a call gave, such as counts. */
interface SeenFigures {
  readonly record: JsonObject;
  readonly place: SeenPlace;
}

/** Everything that was seen and can be used as an argument. */
export interface Sightings {
  readonly values: Sighting[];
  readonly rows: SeenRow[];
  readonly lists: SeenList[];
  readonly figures: SeenFigures[];
  /** What values are called, by key. */
  readonly names: Map<string, CalledBy>;
}

export function noSightings(): Sightings {
  return { values: [], rows: [], lists: [], figures: [], names: new Map() };
}

export function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isRecord(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** True for a record whose keys are ids or names of what stands behind them, not names of its members. */
export function isMap(record: JsonObject): boolean {
  const entries = Object.entries(record);
  return entries.length > 0 && entries.every(([key, value]) => isRecord(value) && !/^[A-Za-z_]+$/.test(key));
}
