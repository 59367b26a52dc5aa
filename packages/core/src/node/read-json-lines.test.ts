import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type JsonLine, readJsonLines } from './read-json-lines.ts';
import { readTextLines } from './read-text-lines.ts';
import { splitLines } from './split-lines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function linesOf(content: string | Uint8Array, maxLineBytes?: number): Promise<JsonLine[]> {
  const path = join(folder, 'lines.jsonl');
  await writeFile(path, content);
  return collect(readJsonLines(path, maxLineBytes === undefined ? {} : { maxLineBytes }));
}

describe('readJsonLines', () => {
  test('reads values with their line numbers, blank lines counted and skipped', async () => {
    expect(await linesOf('{"a":1}\n\n  \n"b"\n')).toEqual([
      { line: 1, offset: 0, byteLength: 7, text: '{"a":1}', torn: false, value: { a: 1 } },
      { line: 4, offset: 12, byteLength: 3, text: '"b"', torn: false, value: 'b' },
    ]);
  });

  test('names a bad line and goes on', async () => {
    const [first, second, third] = await linesOf('1\n{"a":\n3\n');
    expect(first?.value).toBe(1);
    expect(second).toMatchObject({
      line: 2,
      text: '{"a":',
      torn: false,
      error: expect.stringMatching(/not JSON/),
    });
    expect(third?.value).toBe(3);
  });

  test('calls a last line without newline torn, readable or not', async () => {
    expect(await linesOf('1\n{"a"')).toMatchObject([{ value: 1 }, { torn: true, error: expect.any(String) }]);
    expect(await linesOf('1\n2')).toMatchObject([{ value: 1 }, { torn: true, value: 2 }]);
    expect(await linesOf('1\n   ')).toMatchObject([{ value: 1 }]);
  });

  test('takes a byte order mark, CRLF and an empty file', async () => {
    expect(await linesOf('\ufeff1\r\n{"a":"\\r"}\r\n')).toMatchObject([
      { text: '1', value: 1 },
      { value: { a: '\r' } },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  test('reports a line that is too long without reading it, and goes on', async () => {
    const [long, next] = await linesOf(`"${'x'.repeat(1000)}"\n2\n`, 100);
    expect(long).toMatchObject({ line: 1, torn: false, error: expect.stringContaining('1002 bytes') });
    expect(long?.text).toHaveLength(100);
    expect(next?.value).toBe(2);
  });

  test('reports bytes that are not UTF-8, and takes U+FFFD where it is written', async () => {
    const bytes = Buffer.concat([Buffer.from('"a'), Buffer.from([0xff]), Buffer.from('"\n"\ufffd"\n')]);
    expect(await linesOf(bytes)).toMatchObject([
      { error: expect.stringMatching(/UTF-8/) },
      { value: '\ufffd' },
    ]);
  });

  test('fails by code where there is no file', async () => {
    const reading = collect(readJsonLines(join(folder, 'absent.jsonl')));
    await expect(reading).rejects.toMatchObject({ code: 'JSON_LINES_READ_FAILED', isRetryable: false });
    await expect(collect(readJsonLines(folder))).rejects.toMatchObject({
      code: 'JSON_LINES_READ_FAILED',
    });
  });

  test('leaves the file when the reader stops early', async () => {
    await writeFile(join(folder, 'many.jsonl'), '1\n'.repeat(100_000));
    for await (const { line } of readJsonLines(join(folder, 'many.jsonl'))) if (line === 3) break;
  });
});

describe('a stream instead of a file', () => {
  test('is read as a file is', async () => {
    const bytes = Buffer.from('\ufeff{"a":"ö"}\r\n\n{"b"\n3');
    expect(await collect(readJsonLines(chunksOf(bytes, 1)))).toMatchObject([
      { line: 1, text: '{"a":"ö"}', value: { a: 'ö' }, torn: false },
      { line: 3, error: expect.stringContaining('not JSON') },
      { line: 4, value: 3, torn: true },
    ]);
  });

  test('has the same limit', async () => {
    const reading = readJsonLines(chunksOf(Buffer.from(`${'x'.repeat(50)}\n1\n`), 7), { maxLineBytes: 10 });
    expect(await collect(reading)).toMatchObject([
      { line: 1, error: expect.stringContaining('50 bytes') },
      { value: 1 },
    ]);
  });

  test('is named where it fails', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('1\n');
      throw new Error('the pipe broke');
    }
    await expect(collect(readJsonLines(broken(), { name: 'stdin' }))).rejects.toMatchObject({
      code: 'JSON_LINES_READ_FAILED',
      message: 'Cannot read stdin: the pipe broke',
    });
  });
});

describe('an input without an end', () => {
  test.skipIf(process.platform === 'win32')('stops where the caller wants it', async () => {
    const stop = new AbortController();
    const reading = collect(readTextLines('/dev/zero', { signal: stop.signal }));
    const reason = new Error('enough');
    setImmediate(() => stop.abort(reason));
    await expect(reading).rejects.toBe(reason);
  });

  test('is given up where one line goes on and on', async () => {
    await expect(
      collect(readTextLines(endless(100), { maxLineBytes: 10, giveUpBytes: 65_536 * 3 })),
    ).rejects.toMatchObject({
      code: 'JSON_LINES_READ_FAILED',
      message: expect.stringContaining('line 1 has no end'),
    });
  });
});

describe('readTextLines', () => {
  test('leaves what stands in a line to its reader', async () => {
    const lines = await collect(readTextLines(chunksOf(Buffer.from('{"a": 1.0}\n \nNaN\n'), 4)));
    expect(lines).toEqual([
      { line: 1, offset: 0, byteLength: 10, text: '{"a": 1.0}', torn: false },
      { line: 3, offset: 13, byteLength: 3, text: 'NaN', torn: false },
    ]);
  });
});

describe('splitLines', () => {
  test('joins lines whatever the chunks, with one line in memory', async () => {
    const text = 'one\n\ntwo\r\nünï😀\nlast';
    const bytes = Buffer.from(text);
    for (let size = 1; size <= bytes.length; size += 1) {
      const lines = await collect(splitLines(chunksOf(bytes, size), 1000));
      expect(lines.map((each) => Buffer.from(each.bytes).toString())).toEqual([
        'one',
        '',
        'two',
        'ünï😀',
        'last',
      ]);
      expect(lines.map(({ isComplete }) => isComplete)).toEqual([true, true, true, true, false]);
    }
  });

  test('keeps no more than the limit of an endless line', async () => {
    const [only] = await collect(splitLines(endless(500), 10));
    expect(only).toMatchObject({ length: 500 * 65_536, isComplete: false });
    expect(only?.bytes).toHaveLength(10);
  });
});

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function* endless(chunks: number): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(65_536, 'x');
  for (let index = 0; index < chunks; index += 1) yield chunk;
}
