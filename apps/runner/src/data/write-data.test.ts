import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Benchmark } from './benchmark.ts';
import { openDataWriter, sha256Of } from './write-data.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sca-write-'));
  folder = join(root, 'made-up');
});
afterEach(() => rmSync(root, { recursive: true }));

const produced = new Map([
  ['a.json', Buffer.from('[1]')],
  ['sub/b.json', Buffer.from('[2]')],
]);
const benchmark: Benchmark = {
  name: 'made-up',
  repository: 'nobody/nothing',
  commit: 'c0ffee',
  folder: 'src',
  pythonFolder: '',
  files: new Map(Array.from(produced, ([name, bytes]) => [name, sha256Of(bytes)])),
  copies: new Map(),
  script: '',
};

async function write(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await using writer = await openDataWriter(folder, benchmark);
  await writer.write(files);
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the files of a benchmark', () => {
  it('lie beside a manifest that names their commit and hashes', async () => {
    await write(produced);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'manifest.json', 'sub']);
    expect(read('sub/b.json')).toBe('[2]');
    expect(JSON.parse(read('manifest.json'))).toEqual({
      benchmark: 'made-up',
      repository: 'nobody/nothing',
      commit: 'c0ffee',
      isPinned: true,
      files: Object.fromEntries(benchmark.files),
    });
  });

  it('leave what else is there alone', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'recordings.jsonl'), 'mine');
    await write(produced);
    expect(read('recordings.jsonl')).toBe('mine');
  });

  it('that are not as pinned say so', async () => {
    await write(new Map([...produced, ['a.json', Buffer.from('[3]')]]));
    expect(JSON.parse(read('manifest.json')).isPinned).toBe(false);
  });
});

describe('a pull that does not get to its end', () => {
  it('changes nothing, and leaves no folder where there was none', async () => {
    await using writer = await openDataWriter(folder, benchmark);
    await writer[Symbol.asyncDispose]();
    expect(existsSync(folder)).toBe(false);
  });

  it('is cleaned up after by the next, where its process is gone', async () => {
    mkdirSync(join(folder, '.pull-999999999-abc'), { recursive: true });
    mkdirSync(join(folder, `.pull-${process.pid}-abc`));
    await write(produced);
    expect(readdirSync(folder).filter((name) => name.startsWith('.pull-'))).toEqual([
      `.pull-${process.pid}-abc`,
    ]);
  });
});

describe('two pulls at once', () => {
  it('of the same source leave the same files', async () => {
    await Promise.all([write(produced), write(produced), write(produced)]);
    expect([read('a.json'), read('sub/b.json')]).toEqual(['[1]', '[2]']);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('of two sources do not both claim to have done it', async () => {
    const other = new Map(Array.from(produced, ([name]) => [name, Buffer.from('[9]')]));
    await using first = await openDataWriter(folder, benchmark);
    const reading = first.write(produced);
    const results = await Promise.allSettled([reading, write(other)]);
    const whole = ['[1][2]', '[9][9]'].includes(read('a.json') + read('sub/b.json'));
    expect(whole || results.some(({ status }) => status === 'rejected')).toBe(true);
  });
});

it.each([
  ['a file is in the way of the folder', () => writeFileSync(folder, '')],
  ['a folder is in the way of a file', () => mkdirSync(join(folder, 'a.json/x'), { recursive: true })],
])('says where it cannot write: %s', async (_name, obstruct) => {
  obstruct();
  await expect(write(produced)).rejects.toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    message: expect.stringContaining(folder),
  });
});
