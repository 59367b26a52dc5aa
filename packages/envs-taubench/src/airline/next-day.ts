import { intOf } from '../python/int-of.ts';
import { refuse } from '../python/python-error.ts';
import { classOf, isDict, type PythonValue } from '../python/python-value.ts';

/** The original's next day: one more than the last two characters, not padded, always in May 2024. */
export function nextDayUpstream(date: PythonValue): string {
  if (typeof date === 'string') return `2024-05-${intOf([...date].slice(-2).join('')) + 1n}`;
  if (Array.isArray(date)) {
    return refuse("int() argument must be a string, a bytes-like object or a real number, not 'list'");
  }
  return refuse(isDict(date) ? "unhashable type: 'slice'" : `'${classOf(date)}' object is not subscriptable`);
}

/** The day after a date; what is no date stays as it is, and no flight has it. */
export function nextDay(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
