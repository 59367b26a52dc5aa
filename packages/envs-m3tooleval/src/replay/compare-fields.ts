import { PythonDict } from '../python/python-dict.ts';
import { isList, PythonTuple, type PythonValue } from '../python/python-value.ts';
import { repr, str } from '../python/repr.ts';
import { hasJson } from './has-json.ts';
import type { Difference, Row } from './replay-row.ts';
import { rowInvalid } from './row-member.ts';

/** Members that say what came of what the others say. What else a row has is its own business. */
const OUTCOMES = new Set([
  'result',
  'result_type',
  'result_str',
  'result_repr',
  'error',
  'error_type',
  'observation',
  'accepted',
  'parsed',
  'postprocessed',
  'parsed_postprocessed',
  'action',
  'action_postprocessed',
]);

/** Outcomes as they were found, by the names that rows give them. */
export type Fields = ReadonlyMap<string, PythonValue>;

/** What a row records otherwise than it was found. @throws ScaError `ROW_INVALID` where it records nothing */
export function compareFields(row: Row, actual: Fields): Difference[] {
  const recorded = row.entries().filter(([key]) => OUTCOMES.has(String(key)));
  if (recorded.length === 0) throw rowInvalid('records nothing that came of the call');
  return recorded.flatMap(([key, expected]) => {
    const field = String(key);
    const found = actual.get(field);
    return found !== undefined && isReproduced(field, expected, found)
      ? []
      : [difference(field, expected, found)];
  });
}

function isReproduced(field: string, expected: PythonValue, found: PythonValue): boolean {
  // JSON has no tuples; what it cannot hold at all is null in a recording, which has it in result_repr.
  if (field === 'result') return isSame(expected, asJson(found)) || (expected === null && !hasJson(found));
  return isSame(withoutNulls(expected), withoutNulls(found));
}

/** Equal in type and order too: 1 is not 1.0. */
function isSame(expected: PythonValue, found: PythonValue): boolean {
  return repr(expected) === repr(found);
}

/** A member that is null and one that is not there say the same in a parse. */
function withoutNulls(value: PythonValue): PythonValue {
  if (!(value instanceof PythonDict)) return value;
  return new PythonDict(value.entries().filter(([, item]) => item !== null));
}

function asJson(value: PythonValue): PythonValue {
  if (value instanceof PythonTuple) return value.items.map(asJson);
  if (isList(value)) return value.map(asJson);
  if (value instanceof PythonDict)
    return new PythonDict(value.entries().map(([key, item]) => [jsonName(key), asJson(item)]));
  return value;
}

function jsonName(key: PythonValue): string {
  if (key === null) return 'null';
  return typeof key === 'boolean' ? String(key) : str(key);
}

function difference(field: string, expected: PythonValue, found: PythonValue | undefined): Difference {
  return { field, expected: str(expected), actual: found === undefined ? '(none)' : str(found) };
}
