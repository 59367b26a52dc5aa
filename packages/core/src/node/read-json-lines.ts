import type { Json } from '../json.ts';
import { messageOf } from '../sca-error.ts';
import { type LinePlace, type LineSource, type ReadLinesOptions, readTextLines } from './read-text-lines.ts';

/** One line of JSON Lines that is not blank: its value, or one sentence on why it has none. */
export type JsonLine = LinePlace &
  (
    | { readonly value: Json; readonly error?: undefined }
    | { readonly value?: undefined; readonly error: string }
  );

/**
 * Reads JSON Lines one by one, from a file or from a stream of bytes, in memory for one line. A bad line does not stop
 * the others; blank lines are skipped, a byte order mark and CRLF line endings are taken.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED` while iterating, when the input cannot be read.
 */
export async function* readJsonLines(
  source: LineSource,
  options: ReadLinesOptions = {},
): AsyncGenerator<JsonLine, void, undefined> {
  for await (const { error, ...place } of readTextLines(source, options))
    yield { ...place, ...(error === undefined ? parse(place.text, place.torn) : { error }) };
}

function parse(text: string, isTorn: boolean): { value: Json } | { error: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (thrown) {
    const reason = isTorn ? 'The last line is cut off' : 'The line is not JSON';
    return { error: `${reason}: ${messageOf(thrown)}.` };
  }
}
