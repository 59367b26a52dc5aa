import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject } from '@sca/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGES } from '../exporters/column-type.ts';
import type { TrainerRecord } from '../exporters/export-format.ts';
import { parquetRows, parquetTypes, rowGroupSizes } from '../testing/read-parquet.test.support.ts';
import { openParquetWriter } from './parquet-writer.ts';
import type { ColumnPlan } from './row-groups.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-parquet-'));
  path = join(folder, 'rows.parquet');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function write(plan: ColumnPlan, records: Iterable<TrainerRecord>) {
  const refused: string[] = [];
  const notes: string[] = [];
  const writer = await openParquetWriter(
    path,
    {
      onRefused: ({ reason, detail }, rowId) => refused.push(`${rowId} ${reason} ${detail}`),
      onNote: (name) => notes.push(name),
    },
    plan,
  );
  let index = 0;
  for (const record of records) {
    await writer.add(record, `row-${index}`);
    index += 1;
  }
  return { file: await writer.finish(), refused, notes };
}

describe('the parquet writer', () => {
  it('writes each type as its own', async () => {
    const plan: ColumnPlan = {
      text: 'string',
      whole: 'int64',
      real: 'double',
      yes: 'boolean',
      ids: { list: 'int64' },
      nested: { list: { struct: { a: 'string', b: { list: { struct: { c: 'double' } } } } } },
    };
    const records = [
      {
        text: 'Zoë 日本 😀\u0000',
        whole: Number.MAX_SAFE_INTEGER,
        real: 0.1,
        yes: true,
        ids: [1, -2],
        nested: [{ a: 'x', b: [{ c: 1 }, {}] }, { b: [] }],
      },
      { text: '', whole: -1, real: -0.5, yes: false, ids: [], nested: [] },
      {},
    ];
    const { file, refused } = await write(plan, records);
    expect(refused).toEqual([]);
    expect(await parquetTypes(path)).toEqual({
      text: 'VARCHAR',
      whole: 'BIGINT',
      real: 'DOUBLE',
      yes: 'BOOLEAN',
      ids: 'BIGINT[]',
      nested: 'STRUCT(a VARCHAR, b STRUCT(c DOUBLE)[])[]',
    });
    expect(await parquetRows(path)).toEqual([
      {
        text: 'Zoë 日本 😀\u0000',
        whole: '9007199254740991',
        real: 0.1,
        yes: true,
        ids: ['1', '-2'],
        nested: [
          { a: 'x', b: [{ c: 1 }, { c: null }] },
          { a: null, b: [] },
        ],
      },
      { text: '', whole: '-1', real: -0.5, yes: false, ids: [], nested: [] },
      { text: null, whole: null, real: null, yes: null, ids: null, nested: null },
    ]);
    const bytes = readFileSync(path);
    expect(file).toEqual({
      rows: 3,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('writes a file without rows', async () => {
    await write({ messages: MESSAGES, tools: 'infer' }, []);
    expect(await parquetTypes(path)).toMatchObject({ tools: 'VARCHAR' });
    expect(await parquetRows(path)).toEqual([]);
  });

  it('writes row group after row group, by rows and by bytes', async () => {
    function* small() {
      for (let index = 0; index < 45_000; index += 1) yield { n: index };
    }
    await write({ n: 'int64' }, small());
    expect(await rowGroupSizes(path)).toEqual([20_000, 20_000, 5_000]);
    function* large() {
      for (let index = 0; index < 20; index += 1) yield { text: `${index}${'x'.repeat(1_000_000)}` };
    }
    await write({ text: 'string' }, large());
    expect(await rowGroupSizes(path)).toEqual([17, 3]);
    const rows = await parquetRows(path);
    expect(rows.map(({ text }) => Number.parseInt(String(text), 10))).toEqual([...Array(20).keys()]);
  });

  it('refuses a record that does not fit, and goes on', async () => {
    const plan: ColumnPlan = { text: 'string', ids: { list: 'int64' }, part: { struct: { a: 'string' } } };
    const { refused } = await write(plan, [
      { text: 3 },
      { text: 'good', ids: [1], part: { a: 'b' } },
      { ids: [1, 2.5] },
      { ids: 'x' },
      { part: { a: 'b', c: 'd' } },
      { other: 1 },
      { text: 'half \ud83d' },
      { text: 'good too' },
    ]);
    expect(refused).toEqual([
      'row-0 other-columns text is 3 in a column of string',
      'row-2 other-columns ids[1] is 2.5 in a column of int64',
      'row-3 other-columns ids is "x" in a column of list',
      'row-4 other-columns part.c is no member of the column',
      'row-5 other-columns other is no column',
      'row-6 not-unicode text has a lone surrogate',
    ]);
    expect((await parquetRows(path)).map(({ text }) => text)).toEqual(['good', 'good too']);
  });

  it('finds the type of a column from its first records', async () => {
    const tool = (name: string, parameters: JsonObject): Json => ({
      type: 'function',
      function: { name, parameters },
    });
    const { refused, notes } = await write({ tools: 'infer' }, [
      {
        tools: [tool('a', { n: { min: 1 } }), tool('b', { n: { min: 0.5 }, s: { words: ['x'], none: {} } })],
      },
      {},
      { tools: [tool('c', { n: 'text' })] },
    ]);
    expect(await parquetTypes(path)).toEqual({
      tools:
        'STRUCT("type" VARCHAR, "function" STRUCT("name" VARCHAR, parameters STRUCT(n STRUCT(min DOUBLE), s STRUCT(words VARCHAR[]))))[]',
    });
    expect(refused).toEqual([
      'row-2 other-columns tools[0].function.parameters.n is "text" in a column of struct',
    ]);
    expect(notes).toEqual(['members-padded']);
  });

  it('fails by code where the file cannot be made', async () => {
    const opening = openParquetWriter(join(folder, 'absent', 'x'), { onRefused() {}, onNote() {} }, {});
    await expect(opening).rejects.toMatchObject({ code: 'DATASET_WRITE_FAILED' });
  });
});
