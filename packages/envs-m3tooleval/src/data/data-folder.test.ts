import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { m3tooleval } from '../m3tooleval.ts';

const root = mkdtempSync(join(tmpdir(), 'sca-m3-'));
afterAll(() => rmSync(root, { recursive: true }));

// Made up, in the layout of the official files.
const files = {
  'tasks.json': JSON.stringify([
    {
      suite: 'web_browsing',
      name: 'web_browsing/made_up',
      instruction: 'What is on the page?',
      expected_output: 'Moss',
      expected_output_type: 'str',
      expected_output_str: 'Moss',
      tools: [{ name: 'view', description: 'Look.', signature: 'view()' }],
    },
  ]),
  'web-pages.jsonl': '{"name": "/", "content": "Moss"}\n',
};

const load = () => m3tooleval.environments('m3tooleval/web-browsing', { world: 'official', dataDir: root });

function write(changes: Record<string, string> = {}): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'm3tooleval'), { recursive: true });
  for (const [name, text] of Object.entries({ ...files, ...changes }))
    writeFileSync(join(root, 'm3tooleval', name), text);
}

beforeEach(() => write());

it('reads a world in that layout', async () => {
  const [environment] = await load();
  expect(environment?.tools.find(({ name }) => name === 'view')?.description).toBe('Look.');
  expect(environment?.tasks()[0]?.instruction).toBe('What is on the page?');
});

describe('what is wrong with the folder is said with the file and the way to mend it', () => {
  it.each([
    ['a missing folder', () => rmSync(join(root, 'm3tooleval'), { recursive: true }), 'DATA_MISSING', root],
    [
      'a missing file',
      () => rmSync(join(root, 'm3tooleval/web-pages.jsonl')),
      'DATA_MISSING',
      'web-pages.jsonl',
    ],
    ['a truncated file', () => write({ 'tasks.json': '[{"suite": "web_b' }), 'DATA_UNREADABLE', 'tasks.json'],
    [
      'a truncated line',
      () => write({ 'web-pages.jsonl': '{"name": "/", "con' }),
      'DATA_UNREADABLE',
      'line 1',
    ],
    [
      'a member that is missing',
      () => write({ 'web-pages.jsonl': '{"name": "/"}' }),
      'DATA_UNREADABLE',
      '"content"',
    ],
    [
      'a member of another type',
      () => write({ 'tasks.json': '[{"suite": 5}]' }),
      'DATA_UNREADABLE',
      '/0/suite',
    ],
    ['another version', () => write({ 'manifest.json': '{"commit": "abc"}' }), 'DATA_VERSION', 'abc'],
  ])('%s', async (_name, harm, ...[code, part]) => {
    harm();
    await expect(load()).rejects.toMatchObject({ code, message: expect.stringContaining(part) });
    await expect(load()).rejects.toThrow('sca data pull m3tooleval');
  });
});

it('needs a folder for the official world', async () => {
  const making = m3tooleval.environments('m3tooleval', { world: 'official' });
  await expect(making).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});
