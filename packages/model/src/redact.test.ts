import { expect, test } from 'vitest';
import { createRedactor, redactJson } from './redact.ts';

test('masks every secret wherever it stands, the longer one first', () => {
  const redact = createRedactor(['secret', 'secret-key', 'other$&"one']);
  expect(redact('secret-key, secret; other$&"one')).toBe('[redacted], [redacted]; [redacted]');
  expect(redact(JSON.stringify({ key: 'other$&"one' }))).toBe('{"key":"[redacted]"}');
});

test('leaves short values alone, since words would hold them', () => {
  expect(createRedactor(['', 'none'])('none of it')).toBe('none of it');
});

test('masks inside JSON values, and gives back the same value where there is nothing to mask', () => {
  const redact = createRedactor(['secret']);
  const clean = { a: ['b'] };
  expect(redactJson(clean, redact)).toBe(clean);
  expect(redactJson({ a: ['my secret'] }, redact)).toEqual({ a: ['my [redacted]'] });
});
