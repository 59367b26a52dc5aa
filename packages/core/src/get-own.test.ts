import { expect, test } from 'vitest';
import { getOwn } from './get-own.ts';

test('reads own properties, never inherited ones', () => {
  const record: Record<string, number> = { a: 1 };
  expect(getOwn(record, 'a')).toBe(1);
  for (const key of ['b', 'constructor', '__proto__', 'toString'])
    expect(getOwn(record, key)).toBeUndefined();
  expect(getOwn(JSON.parse('{"__proto__":2}') as Record<string, number>, '__proto__')).toBe(2);
});
