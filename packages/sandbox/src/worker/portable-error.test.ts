import { ScaError } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { packError, unpackError } from './portable-error.ts';

const travel = (thrown: unknown): Error => unpackError(structuredClone(packError(thrown)));

describe('an error on its way between threads', () => {
  it('keeps name, message and stack', () => {
    const error = new TypeError('no');

    expect(travel(error)).toMatchObject({ name: 'TypeError', message: 'no', stack: error.stack });
  });

  it('keeps code, details and cause of an ScaError', () => {
    const error = new ScaError('QUEUE_FULL', 'full', {
      details: { limit: 3 },
      cause: new RangeError('deep'),
    });

    const arrived = travel(error);

    expect(arrived).toBeInstanceOf(ScaError);
    expect(arrived).toMatchObject({
      code: 'QUEUE_FULL',
      message: 'full',
      details: { limit: 3 },
      cause: { name: 'RangeError', message: 'deep' },
    });
  });

  it.each([
    ['text'],
    [undefined],
    [null],
    [5],
    [Symbol('s')],
    [() => 1],
    [{}],
    [Object.create(null)],
    [{ toString: 5 }],
  ])('is made of %s where none was thrown', (thrown) => {
    expect(travel(thrown)).toBeInstanceOf(Error);
  });

  it.each<[string, Error]>([
    ['a cause that is itself', withCause(new Error('own'), 'itself')],
    ['a cause that is no error', new Error('outer', { cause: { odd: () => 1 } })],
    [
      'a long chain of causes',
      Array.from({ length: 20_000 }).reduce<Error>(
        (cause) => new Error('link', { cause }),
        new Error('first'),
      ),
    ],
  ])('arrives with %s', (_what, error) => {
    expect(travel(error).message).toBe(error.message);
  });
});

function withCause(error: Error, kind: 'itself'): Error {
  if (kind === 'itself') error.cause = error;
  return error;
}
