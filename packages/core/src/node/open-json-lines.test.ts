import { constants, existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { JsonLinesFile } from './json-lines-file.ts';
import { openJsonLines } from './open-json-lines.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-open-'));
  path = join(folder, 'records.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const content = (): Promise<string> => readFile(path, 'utf8');

describe('openJsonLines', () => {
  test('makes the file and writes records in the order of the calls', async () => {
    const writer = await openJsonLines(path);
    await Promise.all([1, 'two', { three: [3] }].map((record) => writer.append(record)));
    expect(await content()).toBe('1\n"two"\n{"three":[3]}\n');
    await writer.close();
  });

  test('says where each record lies', async () => {
    await writeFile(path, '"earlier"\n');
    await using writer = await openJsonLines(path);
    const places = await Promise.all(['ä', { two: 2 }].map((record) => writer.append(record)));
    const bytes = await readFile(path);
    const found = places.map(({ offset, byteLength }) => String(bytes.subarray(offset, offset + byteLength)));
    expect(found).toEqual(['"ä"', '{"two":2}']);
  });

  test('keeps a thousand records of several callers whole', async () => {
    await using writer = await openJsonLines(path);
    const append = (caller: number) =>
      Promise.all(
        Array.from({ length: 250 }, (_, index) => writer.append({ caller, index, text: 'x'.repeat(100) })),
      );
    await Promise.all([0, 1, 2, 3].map(append));
    const records = (await content())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(1000);
    expect(records.filter(({ caller }) => caller === 2).map(({ index }) => index)).toEqual([
      ...Array(250).keys(),
    ]);
  });

  test.each([
    { name: 'nothing from a complete file', before: '1\n2\n', after: '1\n2\n', cutBytes: 0 },
    { name: 'a torn tail', before: '1\n{"a":', after: '1\n', cutBytes: 5 },
    { name: 'a tail that is readable but not complete', before: '1\n2', after: '1\n', cutBytes: 1 },
    { name: 'all where there is nothing but a tail', before: '{"a"', after: '', cutBytes: 4 },
    {
      name: 'a tail longer than one block',
      before: `1\n"${'x'.repeat(200_000)}`,
      after: '1\n',
      cutBytes: 200_001,
    },
  ])('cuts $name', async ({ before, after, cutBytes }) => {
    await writeFile(path, before);
    const writer = await openJsonLines(path);
    expect(writer.cutBytes).toBe(cutBytes);
    await writer.append('new');
    await writer.close();
    expect(await content()).toBe(`${after}"new"\n`);
  });

  test('refuses what is no JSON and takes the next record', async () => {
    await using writer = await openJsonLines(path);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const record of [undefined, () => {}, 1n, circular]) {
      await expect(writer.append(record)).rejects.toMatchObject({ code: 'JSON_LINES_NOT_JSON' });
    }
    await writer.append(1);
    expect(await content()).toBe('1\n');
  });

  test('writes a record as it is when it is appended', async () => {
    await using writer = await openJsonLines(path);
    const record = { n: 1 };
    const written = writer.append(record);
    record.n = 2;
    await written;
    expect(await content()).toBe('{"n":1}\n');
  });

  test('refuses to append after closing; closing again does nothing', async () => {
    const writer = await openJsonLines(path);
    const last = writer.append(1);
    await writer.close();
    await last;
    await writer.close();
    await expect(writer.append(2)).rejects.toMatchObject({ code: 'JSON_LINES_CLOSED' });
    expect(await content()).toBe('1\n');
  });

  test('fails by code where the folder is missing', async () => {
    const opening = openJsonLines(join(folder, 'absent', 'file.jsonl'));
    await expect(opening).rejects.toMatchObject({ code: 'JSON_LINES_WRITE_FAILED' });
  });

  test.runIf(existsSync('/dev/full'))('reports a full disk as passing, on every record', async () => {
    const writer = await openJsonLines('/dev/full');
    const results = await Promise.allSettled([writer.append(1), writer.append(2), writer.close()]);
    for (const result of results) {
      expect(result).toMatchObject({ reason: { code: 'JSON_LINES_WRITE_FAILED', isRetryable: true } });
    }
  });
});

describe('group sync', () => {
  async function openWatched(settings: { syncIntervalMs: number; syncRecords: number }) {
    const handle = await open(path, constants.O_APPEND | constants.O_CREAT | constants.O_RDWR);
    const sync = vi.spyOn(handle, 'sync');
    const file = new JsonLinesFile({ path, handle, size: 0, cutBytes: 0, isRegular: true, ...settings });
    return { file, handle, sync };
  }

  test('comes after so many records', async () => {
    const { file, sync } = await openWatched({ syncIntervalMs: 60_000, syncRecords: 3 });
    for (let index = 0; index < 7; index += 1) await file.append(index);
    await file.flush();
    expect(sync).toHaveBeenCalledTimes(3); // after the third and sixth record, and for the flush
    await file.close();
    expect(sync).toHaveBeenCalledTimes(3); // nothing was left to do
  });

  test('comes after so much time', async () => {
    const { file, sync } = await openWatched({ syncIntervalMs: 1, syncRecords: 1000 });
    await file.append(1);
    await vi.waitFor(() => expect(sync).toHaveBeenCalledTimes(1));
    await file.close();
  });

  test('leaves no half record behind a failed write, and takes no more', async () => {
    const { file, handle } = await openWatched({ syncIntervalMs: 60_000, syncRecords: 1000 });
    await file.append(1);
    vi.spyOn(handle, 'appendFile').mockImplementationOnce(async () => {
      await handle.write('{"half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    await expect(file.append(2)).rejects.toMatchObject({
      code: 'JSON_LINES_WRITE_FAILED',
      isRetryable: true,
    });
    await expect(file.append(3)).rejects.toMatchObject({ code: 'JSON_LINES_WRITE_FAILED' });
    await expect(file.close()).rejects.toMatchObject({ code: 'JSON_LINES_WRITE_FAILED' });
    expect(await content()).toBe('1\n');
  });

  test('reports a failed sync on the next call', async () => {
    const { file, sync } = await openWatched({ syncIntervalMs: 60_000, syncRecords: 1 });
    sync.mockRejectedValueOnce(Object.assign(new Error('gone'), { code: 'EIO' }));
    await file.append(1);
    await expect(file.flush()).rejects.toMatchObject({ code: 'JSON_LINES_WRITE_FAILED', isRetryable: false });
    await expect(file.close()).rejects.toThrow();
  });
});
