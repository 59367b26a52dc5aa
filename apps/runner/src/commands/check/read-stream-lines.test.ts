import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readStreamLines } from './read-stream-lines.ts';

it('reads lines that arrive in pieces, skips blank ones and goes on after a bad one', async () => {
  const bytes = Buffer.from('{"a":"ö"}\r\n\n{"b"\n3');
  const lines = [];
  for await (const line of readStreamLines(Readable.from([...bytes].map((byte) => Buffer.of(byte)))))
    lines.push(line);
  expect(lines).toMatchObject([
    { line: 1, value: { a: 'ö' }, torn: false },
    { line: 3, error: expect.stringContaining('not JSON') },
    { line: 4, value: 3, torn: true },
  ]);
});
