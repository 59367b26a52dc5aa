import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-01-05T10:00:00Z');

test.each<[headers: Record<string, string>, waitMs: number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0.25' }, 250],
  [{ 'retry-after': 'Mon, 05 Jan 2026 10:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Mon, 05 Jan 2026 09:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': '7', 'retry-after-ms': '1500' }, 1500],
])('%j', (headers, waitMs) => {
  expect(retryAfterMs(new Headers(headers), NOW)).toBe(waitMs);
});
