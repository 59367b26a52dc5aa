import { readWords, type Word } from '../text/words.ts';
import type { Mention } from './mention.ts';
import { describeSpan } from './spans/describe-span.ts';
import { findChunks } from './spans/find-chunks.ts';
import { findDates } from './spans/find-dates.ts';
import { findEnclosed, findExpressions, findTails, isApart } from './spans/find-marked-spans.ts';
import { findRuns } from './spans/find-runs.ts';
import type { Span } from './spans/span.ts';

/** A text of words, read once. */
export interface TextReading {
  readonly text: string;
  readonly words: readonly Word[];
  /** The values that it mentions, in the order of the text; lists of several come last. */
  readonly mentions: readonly Mention[];
}

/** Longer texts are read up to here. */
const MAX_LENGTH = 8_000;
/** Values that are taken from one text. */
const MAX_SPANS = 250;

export function readText(text: string): TextReading {
  const read = text.slice(0, MAX_LENGTH);
  const words = readWords(read);
  const spans = findSpans(read);
  return { text, words, mentions: spans.map((span) => describeSpan(span, { words, spans })) };
}

function findSpans(text: string): Span[] {
  const enclosed = findEnclosed(text);
  const dates = findDates(text).filter((date) => isApart(date, enclosed));
  const taken = [...enclosed, ...dates];
  const expressions = findExpressions(text).filter((expression) => isApart(expression, taken));
  const single = [...taken, ...expressions, ...findChunks(text, taken), ...findTails(text)]
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .slice(0, MAX_SPANS);
  return [...single, ...findRuns(text, single)];
}
