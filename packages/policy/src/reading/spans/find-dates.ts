import type { Span } from './span.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const DATE = new RegExp(String.raw`\b(?:${DAY}(?: of)? (${MONTH})|(${MONTH}) ${DAY}),? (\d{4})\b`, 'gi');

/** Dates that are written out, such as "2 May 2031" or "May 2nd, 2031", as `2031-05-02`. */
export function findDates(text: string): Span[] {
  return Array.from(text.matchAll(DATE), (match): Span => {
    const [whole, dayBefore, monthAfter, monthBefore, dayAfter, year] = match;
    const name = (monthAfter ?? monthBefore ?? '').toLowerCase().slice(0, 3);
    const month = MONTHS.findIndex((each) => each.startsWith(name)) + 1;
    const day = dayBefore ?? dayAfter ?? '';
    const value = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return { kind: 'date', start: match.index, end: match.index + whole.length, value };
  });
}
