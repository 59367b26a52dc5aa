import { expect, it } from 'vitest';
import { originalFailure } from './original-failure.ts';

it('is what failed before resources could not be closed', async () => {
  const first = new Error('the disk is full');
  const work = async (): Promise<void> => {
    await using _outer = {
      [Symbol.asyncDispose]: () => Promise.reject(new Error('cannot close the folder')),
    };
    await using _inner = { [Symbol.asyncDispose]: () => Promise.reject(new Error('cannot close the file')) };
    throw first;
  };
  const thrown = await work().catch((failure: unknown) => failure);
  expect(thrown).not.toBe(first);
  expect(originalFailure(thrown)).toBe(first);
});

it('is what was thrown where nothing else failed', () => {
  const thrown = new Error('nothing else');
  expect(originalFailure(thrown)).toBe(thrown);
  expect(originalFailure('text')).toBe('text');
});
