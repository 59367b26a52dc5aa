import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { JsonTextError, parseJson } from '../python/parse-json.ts';
import type { PythonValue } from '../python/python-value.ts';
import { dataMissing, dataUnreadable } from './data-error.ts';

/** The text of a data file. @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE` */
export function readDataText(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? dataMissing(path, cause)
      : dataUnreadable(path, message, cause);
  }
  if (text.trim() === '') throw dataUnreadable(path, 'it is empty');
  return text;
}

/** The JSON of a data file. @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE` saying where it stops being JSON */
export function readDataJson(path: string): PythonValue {
  const text = readDataText(path);
  try {
    return parseJson(text);
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) throw cause;
    const isCut = cause.position >= text.trimEnd().length - 1;
    throw dataUnreadable(path, isCut ? 'it is cut off' : `it is no JSON, ${cause.message}`, cause);
  }
}

/** The JSON of a data file that has to have a shape. @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE` */
export function readDataShape<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape> {
  const value = readDataJson(path);
  const issue = shape.safeParse(value).error?.issues[0];
  if (issue) {
    const place = issue.path.length === 0 ? 'its top' : `/${issue.path.join('/')}`;
    throw dataUnreadable(path, `at ${place}, ${issue.message.replace(/^Invalid input: /, '')}`);
  }
  // As it was read: a copy by schema would lose the marks' identity and time.
  return value as z.output<Shape>;
}
