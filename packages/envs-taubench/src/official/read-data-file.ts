import { readFileSync } from 'node:fs';
import { JsonTextError, parseJson } from '../python/parse-json.ts';
import type { PythonValue } from '../python/python-value.ts';
import { dataError } from './data-error.ts';

/** The text of a data file. @throws ScaError `TAUBENCH_DATA_INVALID` when it is missing or empty. */
export function readDataText(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw dataError(path, isMissing ? 'is missing' : `cannot be read (${(cause as Error).message})`, cause);
  }
  if (text.trim() === '') throw dataError(path, 'is empty');
  return text;
}

/** The JSON of a data file. @throws ScaError `TAUBENCH_DATA_INVALID` saying where it stops being JSON. */
export function readDataJson(path: string): PythonValue {
  const text = readDataText(path);
  try {
    return parseJson(text);
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) throw cause;
    const isCut = cause.position >= text.trimEnd().length - 1;
    throw dataError(path, isCut ? 'is cut off' : `is not JSON: ${cause.message}`, cause);
  }
}
