import { expect, test } from 'vitest';
import { messageOf, ScaError } from './sca-error.ts';

test('an ScaError carries its code, details and cause', () => {
  const cause = new Error('refused');
  const error = new ScaError('DISK_GONE', 'The disk is gone.', {
    cause,
    details: { path: '/x' },
    isRetryable: true,
  });
  expect(error).toMatchObject({
    name: 'ScaError',
    code: 'DISK_GONE',
    details: { path: '/x' },
    isRetryable: true,
    cause,
  });
  expect(new ScaError('A', 'b')).toMatchObject({ details: {}, isRetryable: false });
  expect('cause' in new ScaError('A', 'b')).toBe(false);
});

test('messageOf takes whatever was thrown and runs none of it', () => {
  const hostile = { toString: () => expect.fail('was run') };
  expect([new Error('a'), 'b', 3, null, undefined, Symbol('c')].map(messageOf)).toEqual([
    'a',
    'b',
    '3',
    'null',
    'undefined',
    'Symbol(c)',
  ]);
  expect(messageOf(hostile)).toContain('no Error');
});
