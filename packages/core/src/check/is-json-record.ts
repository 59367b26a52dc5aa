import type { Json, JsonObject } from '../json.ts';

/** True for JSON objects; arrays are none. */
export function isJsonRecord(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
