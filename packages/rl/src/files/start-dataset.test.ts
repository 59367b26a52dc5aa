import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Algorithm, Container, RowsByAlgorithm, TrainerRecord } from '../exporters/export-format.ts';
import { exportFormats } from '../exporters/export-formats.ts';
import { splitOfTask } from '../exporters/split-of-task.ts';
import { anyRow } from '../testing/any-row.test.support.ts';
import { trips } from '../testing/carried.test.support.ts';
import { codecOf, encodingOf } from '../testing/encode.test.support.ts';
import { parquetRows, parquetTypes } from '../testing/read-parquet.test.support.ts';
import { dpoRow, grpoRow, ktoRow, rftRow } from '../testing/rows.test.support.ts';
import { unicodeText } from '../testing/trajectory-values.test.support.ts';
import { type DatasetRequest, startDataset } from './start-dataset.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-dataset-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Given<Name extends Algorithm> = Omit<DatasetRequest<Name>, 'format' | 'folder'> & {
  readonly format: string;
};

async function write<Name extends Algorithm>(given: Given<Name>, rows: readonly RowsByAlgorithm[Name][]) {
  const format = exportFormats.find(({ name }) => name === given.format) as (typeof exportFormats)[number];
  const dataset = await startDataset({ ...given, format, folder });
  for (const row of rows) await dataset.add(row);
  return dataset.finish({ note: 'extra' });
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

const MESSAGES =
  'STRUCT("role" VARCHAR, "content" VARCHAR, reasoning_content VARCHAR, tool_calls STRUCT(id VARCHAR, "type" VARCHAR, "function" STRUCT("name" VARCHAR, arguments VARCHAR))[], tool_call_id VARCHAR, "name" VARCHAR)[]';

/** DuckDB quotes names that are words of its language; that says nothing of the file. */
const plain = (types: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(types).map(([name, type]) => [name, type.replaceAll('"', '')]));

describe('columns of parquet files', () => {
  it.each<[string, [Algorithm, unknown], Record<string, string>]>([
    ['trl-sft', ['rft', rftRow()], { messages: MESSAGES, tools: 'VARCHAR' }],
    ['trl-sft-tokens', ['rft', rftRow()], { input_ids: 'BIGINT[]', labels: 'BIGINT[]' }],
    [
      'trl-dpo',
      ['dpo', dpoRow()],
      { prompt: MESSAGES, chosen: MESSAGES, rejected: MESSAGES, tools: 'VARCHAR' },
    ],
    [
      'trl-kto',
      ['kto', ktoRow()],
      { prompt: MESSAGES, completion: MESSAGES, label: 'BOOLEAN', tools: 'VARCHAR' },
    ],
    [
      'trl-grpo-prompts',
      ['grpo', grpoRow()],
      { prompt: MESSAGES, task_id: 'VARCHAR', environment_id: 'VARCHAR' },
    ],
    [
      'trl-grpo-rollouts',
      ['grpo', grpoRow()],
      {
        prompt_ids: 'BIGINT[]',
        completion_ids: 'BIGINT[]',
        logprobs: 'DOUBLE[]',
        env_mask: 'BIGINT[]',
        reward: 'DOUBLE',
        task_id: 'VARCHAR',
        group_id: 'VARCHAR',
      },
    ],
    [
      'verl-sft',
      ['rft', rftRow()],
      {
        messages: MESSAGES,
        tools:
          'STRUCT("type" VARCHAR, "function" STRUCT("name" VARCHAR, description VARCHAR, parameters STRUCT("type" VARCHAR, properties STRUCT(order_id STRUCT("type" VARCHAR)), required VARCHAR[])))[]',
      },
    ],
    [
      'verl-rl',
      ['grpo', grpoRow()],
      {
        data_source: 'VARCHAR',
        agent_name: 'VARCHAR',
        prompt: MESSAGES,
        ability: 'VARCHAR',
        reward_model: 'STRUCT(style VARCHAR, ground_truth VARCHAR)',
        extra_info:
          'STRUCT(split VARCHAR, index BIGINT, task_id VARCHAR, environment_id VARCHAR, need_tools_kwargs BOOLEAN, tools_kwargs STRUCT(get_order STRUCT(create_kwargs STRUCT(task_id VARCHAR, environment_id VARCHAR))), interaction_kwargs STRUCT("name" VARCHAR, query VARCHAR, ground_truth VARCHAR))',
      },
    ],
    [
      'verl-agent-loop',
      ['grpo', grpoRow()],
      {
        prompt_ids: 'BIGINT[]',
        response_ids: 'BIGINT[]',
        response_mask: 'BIGINT[]',
        response_logprobs: 'DOUBLE[]',
        reward_score: 'DOUBLE',
        num_turns: 'BIGINT',
        metrics: 'STRUCT(generate_sequences DOUBLE, tool_calls DOUBLE)',
        extra_fields: 'STRUCT(turn_scores DOUBLE[], tool_rewards DOUBLE[], task_id VARCHAR, uid VARCHAR)',
      },
    ],
    [
      'hugging-face',
      ['grpo', grpoRow()],
      {
        messages: MESSAGES,
        tools: 'VARCHAR',
        prompt_ids: 'BIGINT[]',
        response_ids: 'BIGINT[]',
        response_mask: 'BIGINT[]',
        response_logprobs: 'DOUBLE[]',
        reward: 'DOUBLE',
        advantage: 'DOUBLE',
        advantages: 'DOUBLE[]',
        token_rewards: 'DOUBLE[]',
        returns: 'DOUBLE[]',
        metadata: 'VARCHAR',
      },
    ],
  ])('of %s', async (format, [algorithm, row], types) => {
    const { files } = await write({ format, algorithm, container: 'parquet' }, [row as never]);
    expect(plain(await parquetTypes(join(folder, files[0]?.path as string)))).toEqual(plain(types));
  });
});

/** What a reader of JSON makes of DuckDB's rows: whole numbers as numbers, absent members absent. */
function asRecord(value: unknown, isNumber = false): unknown {
  if (Array.isArray(value)) return value.map((item) => asRecord(item, isNumber));
  if (typeof value === 'string' && isNumber) return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    members.map(([name, member]) => [name, asRecord(member, /_ids$|_mask$|^labels$|^index$/.test(name))]),
  );
}

describe('parquet files read back', () => {
  const parquetTrips = trips.filter(({ format, settings }) => {
    const { containers } = exportFormats.find(
      ({ name }) => name === format,
    ) as (typeof exportFormats)[number];
    return containers.includes('parquet') && settings === undefined && format !== 'verl-sft';
  });

  it.each(parquetTrips)('say what the rows said: $format of $algorithm', async ({ format, algorithm }) => {
    const request = { format, algorithm, container: 'parquet' as Container };
    const rows = fc.sample(anyRow(algorithm, unicodeText), { numRuns: 60, seed: 5 });
    const manifest = await write(request, rows);
    const [file] = manifest.files;
    const codec = codecOf(request);
    const decoded = (await parquetRows(join(folder, file?.path as string))).map((row) =>
      codec.decode({ reward: null, reward_score: null, ...(asRecord(row) as TrainerRecord) }),
    );
    // What lies in JSON Lines is held against the rows themselves in another test.
    const encoding = encodingOf(request);
    const records = rows.flatMap((row) => encoding.encode(row).records);
    const expected = records.map((record) => codec.decode(JSON.parse(JSON.stringify(record))));
    expect(file?.rows).toBeGreaterThan(5);
    expect(decoded).toEqual(expected);
  });
});

describe('a data set', () => {
  const request = { format: 'llama-factory', algorithm: 'rft' } as const;

  it('has a manifest that says what is in it', async () => {
    const manifest = await write({ ...request, settings: { datasetName: 'shop' } }, [
      rftRow(),
      rftRow({ messageWeights: [0, 0, 0, 0, 1] }),
    ]);
    expect(JSON.parse(read('manifest.json'))).toEqual(manifest);
    expect(manifest).toMatchObject({
      schema: 'sca.dataset/v1',
      algorithm: 'rft',
      format: 'llama-factory',
      container: 'jsonl',
      settings: { datasetName: 'shop', onTextWithCalls: 'refuse' },
      split: { validationShare: 0, seed: 0 },
      export: {
        rows: { in: 2, withoutRecord: 0, refused: { 'turn-weights': 1 } },
        refusals: [{ rowId: 'row-1' }],
      },
      note: 'extra',
    });
    expect(manifest.files.map(({ path }) => path)).toEqual(['train.jsonl', 'dataset_info.json']);
    for (const { path, bytes, sha256 } of manifest.files) {
      expect(Buffer.byteLength(read(path))).toBe(bytes);
      expect(createHash('sha256').update(read(path)).digest('hex')).toBe(sha256);
    }
    expect(Object.keys(JSON.parse(read('dataset_info.json')))).toEqual(['shop_train']);
  });

  it('keeps all rows of a task in one split', async () => {
    const split = { validationShare: 0.5, seed: 3 };
    const tasks = Array.from({ length: 20 }, (_, index) => `task-${index}`);
    const rows = [...tasks, ...tasks].map((taskId) => grpoRow({ taskId }));
    const { files } = await write({ format: 'sca', algorithm: 'grpo', split }, rows);
    for (const { path, split: name, rows: count } of files) {
      const lines = read(path).trimEnd().split('\n');
      const found = lines.map((line) => (JSON.parse(line) as { taskId: string }).taskId);
      expect(found).toHaveLength(count as number);
      expect(new Set(found.map((taskId) => splitOfTask(taskId, split)))).toEqual(new Set([name]));
      expect(found.length).toBe(2 * new Set(found).size);
    }
    expect(files.map(({ rows: count }) => count).reduce((sum, count = 0) => (sum ?? 0) + count, 0)).toBe(40);
  });

  it('is the same for the same rows', async () => {
    const first = await write({ format: 'hugging-face', algorithm: 'rft' }, [rftRow()]);
    expect(await write({ format: 'hugging-face', algorithm: 'rft' }, [rftRow()])).toEqual(first);
  });

  it('replaces an earlier one, with all its files', async () => {
    await write({ format: 'hugging-face', algorithm: 'rft' }, [rftRow()]);
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'data', 'manifest.json']);
    await write(request, [rftRow()]);
    await write({ format: 'trl-sft', algorithm: 'rft', container: 'parquet' }, [rftRow()]);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'train.parquet']);
  });

  it('leaves the earlier one alone when it is given up', async () => {
    const earlier = await write(request, [rftRow()]);
    const format = exportFormats[0] as (typeof exportFormats)[number];
    const dataset = await startDataset({ algorithm: 'rft', format, folder });
    await dataset.add(rftRow());
    await dataset.abandon();
    expect(readdirSync(folder).sort()).toEqual(['dataset_info.json', 'manifest.json', 'train.jsonl']);
    expect(JSON.parse(read('manifest.json'))).toEqual(earlier);
  });

  it('takes no folder that holds something else, and removes nothing outside', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await expect(write(request, [])).rejects.toMatchObject({ code: 'DATASET_FOLDER_TAKEN' });
    const outside = join(folder, '..', `sca-outside-${process.pid}`);
    writeFileSync(outside, 'mine');
    rmSync(join(folder, 'notes.txt'));
    const files = [{ path: `../sca-outside-${process.pid}` }, { path: outside }];
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ schema: 'sca.dataset/v1', files }));
    await write(request, [rftRow()]);
    expect(existsSync(outside)).toBe(true);
    rmSync(outside);
  });

  it('goes on over what a killed build left behind', async () => {
    writeFileSync(join(folder, 'train.jsonl.partial'), 'half');
    await write(request, [rftRow()]);
    expect(readdirSync(folder).sort()).toEqual(['dataset_info.json', 'manifest.json', 'train.jsonl']);
  });
});
