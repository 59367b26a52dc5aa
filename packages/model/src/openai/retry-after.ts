/**
 * How long a server asks to wait, in milliseconds from now: `retry-after-ms`, or `Retry-After` as seconds or as a date
 * (RFC 9110, section 10.2.3). Undefined where it does not say, or not readably.
 */
export function retryAfterMs(headers: Headers, now: number = Date.now()): number | undefined {
  const milliseconds = readNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const given = headers.get('retry-after');
  const seconds = readNumber(given);
  if (seconds !== undefined) return seconds * 1000;
  // Without this check almost any text would be some date.
  const date = given?.trim().endsWith('GMT') ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function readNumber(text: string | null): number | undefined {
  const isNumber = text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text);
  return isNumber ? Number(text) : undefined;
}
