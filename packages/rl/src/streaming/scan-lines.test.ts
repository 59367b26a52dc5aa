import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLinesAt } from './read-lines-at.ts';
import { scanLines } from './scan-lines.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function withFile<Result>(text: string, use: (file: Awaited<ReturnType<typeof open>>) => Result) {
  const path = join(folder, 'lines.jsonl');
  writeFileSync(path, text);
  const file = await open(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

const contents = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r'), maxLength: 30 }))
  .map((parts) => parts.join('\n'));

it('cuts a file where its newlines are, whatever the size of a chunk', async () => {
  await fc.assert(
    fc.asyncProperty(contents, fc.integer({ min: 1, max: 20 }), async (text, chunkBytes) => {
      const expected = text.split('\n');
      if (expected.at(-1) === '') expected.pop();
      const found: string[] = [];
      await withFile(text, (file) =>
        scanLines(file, { maxLineBytes: 1000, chunkBytes }, ({ number, offset, length, bytes }) => {
          found.push(bytes.toString());
          expect(number).toBe(found.length);
          expect(Buffer.from(text).subarray(offset, offset + length)).toEqual(Buffer.from(bytes));
        }),
      );
      expect(found).toEqual(expected);
    }),
  );
});

it('tells the length of a line that is too long, and goes on after it', async () => {
  const lines: [number, number, string][] = [];
  await withFile(`ab\n${'x'.repeat(100)}\ncd\n${'y'.repeat(50)}`, (file) =>
    scanLines(file, { maxLineBytes: 10, chunkBytes: 4 }, ({ offset, length, bytes }) => {
      lines.push([offset, length, bytes.toString()]);
    }),
  );
  expect(lines).toEqual([
    [0, 2, 'ab'],
    [3, 100, ''],
    [104, 2, 'cd'],
    [107, 50, ''],
  ]);
});

it('reads lines at known places, near and far', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(0, 1, 10, 20_000, 40_000), fc.nat(40)), {
        minLength: 1,
        maxLength: 8,
      }),
      async (gaps) => {
        let text = '';
        const places = gaps.map(([gap, length], index) => {
          text += '.'.repeat(gap);
          const offset = text.length;
          text += String(index).repeat(length);
          return { offset, length };
        });
        const read = await withFile(text, (file) => readLinesAt(file, places).map(String));
        expect(read).toEqual(places.map(({ offset, length }) => text.slice(offset, offset + length)));
      },
    ),
    { numRuns: 50 },
  );
});

it('reads no further than the file goes', async () => {
  const places = [
    { offset: 0, length: 2 },
    { offset: 3, length: 5 },
  ];
  expect(await withFile('ab\ncd', (file) => readLinesAt(file, places).map(String))).toEqual(['ab']);
});
