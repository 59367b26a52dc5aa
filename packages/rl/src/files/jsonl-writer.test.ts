import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyText } from '../testing/trajectory-values.test.support.ts';
import { openJsonlWriter } from './jsonl-writer.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-jsonl-'));
  path = join(folder, 'rows.jsonl');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function write(texts: readonly string[], allowsLoneSurrogates: boolean) {
  const refused: string[] = [];
  const listener = { onRefused: (_refusal: unknown, rowId: string) => refused.push(rowId), onNote() {} };
  const writer = await openJsonlWriter(path, listener, { allowsLoneSurrogates });
  for (const [index, text] of texts.entries()) await writer.add({ text, [text]: 1 }, `${index}`);
  const file = await writer.finish();
  const content = readFileSync(path, 'utf8');
  const found = content
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  return { file, refused, found, content };
}

describe('the JSON Lines writer', () => {
  it('refuses exactly the records that hold half of a surrogate pair', async () => {
    const texts = fc.array(
      fc.oneof(anyText, fc.constantFrom('\\ud83d', '\\\\ud83d', '\\\ud83d', '\\ude00\ude00')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const { refused, found } = await write(list, false);
        const isWhole = (text: string): boolean => Buffer.from(text).toString() === text;
        expect(found).toEqual(list.filter(isWhole));
        expect(refused).toEqual(
          [...list.keys()].filter((index) => !isWhole(list[index] as string)).map(String),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('carries any text where the reader takes it', async () => {
    const list = ['\ud83d', 'a\udc00', '😀', '\u2028'];
    expect(await write(list, true)).toMatchObject({ found: list, refused: [] });
  });

  it('counts and hashes what it wrote, over several chunks', async () => {
    const { file, content, found } = await write(
      Array.from({ length: 30 }, () => 'é'.repeat(100_000)),
      false,
    );
    expect(found).toHaveLength(30);
    expect(file).toEqual({
      rows: 30,
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it.runIf(existsSync('/dev/full'))('fails by code when the disk is full', async () => {
    const writer = await openJsonlWriter(
      '/dev/full',
      { onRefused() {}, onNote() {} },
      { allowsLoneSurrogates: true },
    );
    await writer.add({ text: 'x' }, '0');
    await expect(writer.finish()).rejects.toMatchObject({ code: 'DATASET_WRITE_FAILED', isRetryable: true });
    await writer.abandon();
  });
});
