import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseExperimentSource } from '../experiment/experiment-source.ts';
import { parseExperiment } from '../experiment/load-experiment.ts';
import { differences } from './experiment-difference.ts';
import { openRecordStore } from './record-store.ts';
import { openRunFolder } from './run-folder.ts';
import { lockRunFolder } from './run-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Row {
  readonly key: string;
  readonly text: string;
}

const options = {
  keyOf: ({ key }: Row) => key,
  summarise: ({ text }: Row) => text.length,
  isRow: (value: unknown) => typeof value === 'object' && value !== null && 'key' in value,
};

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a record store', () => {
  it('finds rows by key, in the same process and after a crash', async () => {
    const path = join(folder, 'rows.jsonl');
    {
      await using store = await openRecordStore<Row, number>(path, options);
      await Promise.all(['ä', 'bb', 'ccc'].map((text, index) => store.add({ key: `k${index}`, text })));
      expect(await collect(store.read(['k2', 'k0', 'gone']))).toMatchObject([{ text: 'ccc' }, { text: 'ä' }]);
    }
    await appendFile(path, 'no row\n{"key":"torn"');
    await using store = await openRecordStore<Row, number>(path, options);
    expect([store.size, store.unreadable, store.get('k1'), store.get('torn')]).toEqual([3, 1, 2, undefined]);
    await store.add({ key: 'k1', text: 'later' });
    expect(await collect(store.read(['k1']))).toMatchObject([{ text: 'later' }]);
  });
});

describe('the lock', () => {
  it('goes with its holder and leaves nothing', async () => {
    const unlock = await lockRunFolder(folder);
    expect(await readdir(folder)).toEqual(['run.lock']);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a second one out, by the name of the first, and is not taken from it', async () => {
    const unlock = await lockRunFolder(folder);
    await writeLock({ pid: process.ppid });
    await expect(lockRunFolder(folder)).rejects.toMatchObject({
      code: 'RUN_LOCKED',
      message: expect.stringContaining(`process ${process.ppid} on ${hostname()}`),
    });
    await unlock();
    expect(await readdir(folder)).toEqual(['run.lock']);
  });

  it('is taken over from a process that is gone, and never from another machine', async () => {
    await writeLock({ pid: 2 ** 22 + 1 });
    await (await lockRunFolder(folder))();
    await writeLock({ pid: 2 ** 22 + 1, host: 'elsewhere' });
    await expect(lockRunFolder(folder)).rejects.toMatchObject({ code: 'RUN_LOCKED' });
  });

  it('is taken over where its writer died before it wrote', async () => {
    await writeFile(join(folder, 'run.lock'), '');
    await (await lockRunFolder(folder))();
  });

  it('goes to one of many who find a dead one', async () => {
    await writeLock({ pid: 2 ** 22 + 1 });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockRunFolder(folder)));
    // All are this process, whose own number counts as an earlier one's: what matters is that a lock is left.
    expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await readdir(folder)).toEqual(['run.lock']);
  });

  async function writeLock(holder: { pid: number; host?: string }): Promise<void> {
    const lock = { host: hostname(), startedAt: '2026-01-01T00:00:00.000Z', ...holder };
    await writeFile(join(folder, 'run.lock'), JSON.stringify(lock));
  }
});

describe('a run folder', () => {
  const experiment = (text = '') =>
    parseExperiment(
      parseExperimentSource(`name: test\nenvironment: helpdesk\n${text}`, { name: 'experiment.yaml' }),
    );

  it('goes on with the same experiment and refuses a changed one by what changed', async () => {
    await (await openRunFolder(folder, { experiment: experiment(), version: '1' }))[Symbol.asyncDispose]();
    const changed = { experiment: experiment('rollout: { perTask: 3 }'), version: '1' };
    await expect(openRunFolder(folder, changed)).rejects.toMatchObject({
      code: 'RUN_CHANGED',
      message: expect.stringContaining('rollout.perTask: 8 -> 3'),
    });
    await using opened = await openRunFolder(folder, { ...changed, acceptsChanges: true });
    await opened.markStage('challenge 1', 'done');
    expect(JSON.parse(await readFile(opened.file('run.json'), 'utf8'))).toMatchObject({
      schema: 'sca.run/v1',
      experiment: { rollout: { perTask: 3 } },
      stages: { 'challenge 1': 'done' },
    });
  });

  it('says that a folder holds something else', async () => {
    await writeFile(join(folder, 'run.json'), '{"name":"another tool"}');
    const opening = openRunFolder(folder, { experiment: experiment(), version: '1' });
    await expect(opening).rejects.toMatchObject({ code: 'RUN_UNREADABLE' });
    expect(await readdir(folder)).toEqual(['run.json']);
  });

  it('needs a folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const opening = openRunFolder(join(folder, 'file/run'), { experiment: experiment(), version: '1' });
    await expect(opening).rejects.toMatchObject({ code: 'RUN_FILE_UNWRITABLE' });
  });
});

it('names differences by their path', () => {
  expect(differences({ a: 1, b: { c: [1], d: 2 } }, { a: 1, b: { c: [2] }, e: null })).toEqual([
    'b.c: [1] -> [2]',
    'b.d: 2 -> not set',
    'e: not set -> null',
  ]);
});
