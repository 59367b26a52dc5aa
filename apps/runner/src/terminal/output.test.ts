import { PassThrough, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createOutput } from './output.ts';

it('waits while the reader is behind', async () => {
  const stream = new PassThrough({ highWaterMark: 4 });
  const writing = createOutput(stream).write('more than four');
  expect(stream.read().toString()).toBe('more than four');
  await writing;
});

it('is quiet and closed once the reader is gone', async () => {
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  const output = createOutput(
    new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => done(gone) }),
  );
  await output.write('first');
  await output.write('second');
  expect(output.isClosed).toBe(true);
});

it('keeps why nothing more can be written', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const output = createOutput(
    new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => done(full) }),
  );
  await output.write('first');
  await output.write('second');
  expect(output.isClosed).toBe(true);
  expect(output.failure).toBe(full);
});

it('knows a terminal', () => {
  const stream = new PassThrough();
  expect(createOutput(stream).isTerminal).toBe(false);
  expect(createOutput(Object.assign(stream, { isTTY: true })).isTerminal).toBe(true);
});
