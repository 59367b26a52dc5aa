import type { FileHandle } from 'node:fs/promises';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import { createTestContext } from '../../testing/test-context.ts';

// Whole runs, with sandboxes in threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** What the disk refuses, and with which code. */
const disk = vi.hoisted((): { refuses: RegExp | undefined; code: string } => ({
  refuses: undefined,
  code: 'ENOSPC',
}));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const check = async (path: unknown): Promise<void> => {
    if (!disk.refuses?.test(String(path))) return;
    throw Object.assign(new Error(`${disk.code}: refused by the test`), { code: disk.code });
  };
  const writes = ['write', 'writev', 'writeFile', 'appendFile', 'sync', 'datasync'];
  const watched = (handle: FileHandle, path: unknown): FileHandle =>
    new Proxy(handle, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (!writes.includes(String(name))) return value.bind(target);
        return (...args: unknown[]) => check(path).then(() => value.apply(target, args));
      },
    });
  return {
    ...real,
    open: async (path: string, ...rest: []) => watched(await real.open(path, ...rest), path),
    writeFile: (path: string, ...rest: [string]) => check(path).then(() => real.writeFile(path, ...rest)),
    mkdir: (path: string, ...rest: []) => check(path).then(() => real.mkdir(path, ...rest)),
  };
});

const EXPERIMENT = `
name: small
environment: m3tooleval/message-decoder
challenge: { tasks: 4 }
rollout: { perTask: 3, steps: 4 }
build: { keepAll: true }
evaluate: { sets: [procedural], trials: 1, tasks: 1 }
`;

let run: typeof import('../../run.ts').run;
let folder: string;
beforeAll(async () => {
  // Files share a process, and what others loaded has the true disk.
  vi.resetModules();
  ({ run } = await import('../../run.ts'));
  folder = await mkdtemp(join(tmpdir(), 'sca-disk-'));
  await writeFile(join(folder, 'experiment.yaml'), EXPERIMENT);
  expect((await sca('run experiment.yaml --workers 1 --runs undisturbed')).code).toBe(EXIT_CODE.done);
});
afterAll(async () => {
  vi.resetModules();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  Object.assign(disk, { refuses: undefined, code: 'ENOSPC' });
  await rm(join(folder, 'runs'), { recursive: true, force: true });
});

async function sca(words: string): Promise<{ code: number; stderr: string }> {
  const context = createTestContext({ cwd: folder });
  const code = await run(words.split(' '), context);
  return { code, stderr: context.stderr.text };
}

const reportOf = (runs: string): Promise<string> => readFile(join(folder, runs, 'small/report.json'), 'utf8');

async function filesOf(runs: string): Promise<string[]> {
  const names = await readdir(join(folder, runs), { recursive: true });
  return names.sort();
}

/** The files of a run in the order in which it comes to them. */
const FILES = [
  'run.json',
  'events.jsonl',
  'proposals.jsonl',
  'evals.jsonl',
  'tasks.jsonl',
  'rollouts.jsonl',
  'train.jsonl',
  'weights.json',
  'training.json',
  'policy.json',
  'report.json',
  'report.html',
];

it('a disk that is full ends a run with a sentence that names the file, and nothing is lost', async () => {
  for (const name of FILES) {
    disk.refuses = new RegExp(name.replace('.', '\\.'));
    const { code, stderr } = await sca('run experiment.yaml --workers 1');
    expect(code, name).toBe(EXIT_CODE.failed);
    expect(stderr).toMatch(new RegExp(`^sca: .*${name}.* the disk is full\\. Free some space`, 'm'));
  }
  disk.refuses = undefined;
  expect((await sca('run experiment.yaml --workers 1')).code).toBe(EXIT_CODE.done);
  expect(await reportOf('runs')).toBe(await reportOf('undisturbed'));
  expect(await filesOf('runs')).toEqual(await filesOf('undisturbed'));
});

describe('a disk that is read-only', () => {
  it('refuses a new run by the name of its folder', async () => {
    Object.assign(disk, { refuses: /runs/, code: 'EROFS' });
    const { code, stderr } = await sca('run experiment.yaml');
    expect(code).toBe(EXIT_CODE.failed);
    expect(stderr).toMatch(/^sca: Cannot write .*runs\/small: the disk is read-only\. .*--runs/m);
  });

  it('leaves a run as it was', async () => {
    await cp(join(folder, 'undisturbed'), join(folder, 'runs'), { recursive: true });
    Object.assign(disk, { refuses: /runs\/small\/./, code: 'EROFS' });
    const { code, stderr } = await sca('report runs/small');
    expect(code).toBe(EXIT_CODE.failed);
    expect(stderr).toMatch(/^sca: Cannot write .*runs\/small\/run\.\w+: the disk is read-only/m);
    expect(await reportOf('runs')).toBe(await reportOf('undisturbed'));
    expect(await filesOf('runs')).toEqual(await filesOf('undisturbed'));
  });
});

it.each(['run experiment.yaml --runs experiment.yaml', 'run experiment.yaml --runs experiment.yaml/below'])(
  'a file in the place of a folder is named: sca %s',
  async (words) => {
    const { code, stderr } = await sca(words);
    expect(code).toBe(EXIT_CODE.failed);
    expect(stderr).toMatch(
      /^sca: Cannot write .*experiment\.yaml\/\S+: a part of the path is a file\. .*--runs/m,
    );
    expect(await readFile(join(folder, 'experiment.yaml'), 'utf8')).toBe(EXPERIMENT);
  },
);

it.each(['data', 'checkpoints'])(
  'a file in the place of the folder %s is named and left alone',
  async (name) => {
    await mkdir(join(folder, 'runs/small'), { recursive: true });
    await writeFile(join(folder, 'runs/small', name), 'mine');
    const { code, stderr } = await sca('run experiment.yaml --workers 1');
    expect(code).toBe(EXIT_CODE.failed);
    expect(stderr).toMatch(
      new RegExp(`^sca: .*runs/small/${name}.*\\. Remove it, or name another folder`, 'm'),
    );
    expect(await readFile(join(folder, 'runs/small', name), 'utf8')).toBe('mine');
  },
);
