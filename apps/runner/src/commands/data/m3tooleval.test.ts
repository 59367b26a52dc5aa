import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { tarGzOf } from '../../testing/archives.ts';
import { createDataFixture } from '../../testing/data-fixture.ts';
import { madeUpM3ToolEval } from '../../testing/made-up-m3tooleval.ts';
import { officialM3ToolEval } from '../../testing/official-checkout.ts';
import { hasOfficialData, officialFolder } from '../../testing/official-folder.ts';

const FOLDER = 'scripts/eval/m3tooleval';
const ROOT = 'code-act-d607f56c9cfe9e8632ebaf65dcaf2b4b7fe1c6f8';
vi.setConfig({ testTimeout: 120_000 });
const isOfficial = hasOfficialData('m3tooleval');
const fixture = createDataFixture();
afterAll(() => fixture[Symbol.asyncDispose]());

it('is made from an archive behind a URL, and found not to be the pinned version', async () => {
  const inFolder = Object.entries(madeUpM3ToolEval).map(([path, text]) => [`${FOLDER}/${path}`, text]);
  const archive = await tarGzOf(ROOT, { 'README.md': 'Not kept.', ...Object.fromEntries(inFolder) });
  const url = await fixture.serve('/code-act.tar.gz', archive);
  const { exitCode, stdout, stderr } = await fixture.sca(
    'data',
    'pull',
    'm3tooleval',
    '--from',
    url,
    '--data',
    'made',
  );
  const folder = join(fixture.root, 'made/m3tooleval');
  expect(stderr).toContain('Not as pinned: tasks.json, prompts.json, dna-tables.json');
  expect(stdout).toBe(`Written to ${folder}.\n`);
  expect(exitCode).toBe(1);
  const names = ['dna-tables.json', 'manifest.json', 'prompts.json', 'tasks.json', 'travel-tables.json'];
  expect(readdirSync(folder).sort()).toEqual([...names, 'web-metadata.json', 'web-pages.jsonl']);
  expectWhatPythonHas((name) => readFileSync(join(folder, name), 'utf8'));
});

/** Types, floats and order are as Python has them. */
function expectWhatPythonHas(read: (name: string) => string): void {
  const tasks: { name: string }[] = JSON.parse(read('tasks.json'));
  expect(tasks.map(({ name }) => name)).toEqual([
    'message_decoder/moss',
    'message_decoder/pair',
    'dna/count',
    'trade_calculator/sum',
    'travel/one',
    'web_browsing/pond',
  ]);
  expect(tasks[1]).toMatchObject({
    suite: 'message_decoder',
    expected_output_type: 'tuple',
    expected_output_str: "('m', 2.0)",
  });
  expect(JSON.parse(read('dna-tables.json'))).toMatchObject({
    codon_map: { AUG: 'Start', GGG: 'Stop' },
    unknown_codon: 'X',
    amino_acid_separator: '-',
    transcribe: { from: 'ACGT', to: 'UGCA' },
  });
  expect(read('travel-tables.json')).toContain('"price": 10.0');
  expect(read('web-pages.jsonl')).toBe(madeUpM3ToolEval['tasks/impl/web_browsing/web_pages.jsonl']);
}

it('is verified by random calls: they agree but where upstream does something else', async () => {
  const files = isOfficial ? officialM3ToolEval(officialFolder) : madeUpM3ToolEval;
  const path = 'tasks/impl/message_decoder.py';
  const drifted = (files[path] ?? '').replace('return len(s)', 'return len(s) + 1');
  const from = fixture.writeCheckout('drifted', FOLDER, { ...files, [path]: drifted });
  const verify = ['data', 'verify', 'm3tooleval', '--from', from, '--calls', '400'];
  const { exitCode, stdout, stderr } = await fixture.sca(...verify);
  expect(stderr).toMatch(isOfficial ? /^Every file is as pinned\.$/m : /^Not as pinned: tasks\.json/m);
  expect(stdout).toMatch(/^browser-sequence +(\d+) +\1$/m);
  const [, rows, matched] = /^tool-call +(\d+) +(\d+)$/m.exec(stdout) ?? [];
  const differences = [
    ...stdout.matchAll(/^line \d+, tool-call: (\S+)\n {2}recorded {2}(.*)\n {2}now {7}(.*)$/gm),
  ];
  expect(Number(rows) - Number(matched)).toBe(differences.length / 2);
  for (const [, field, recorded, now] of differences) {
    expect(field).toMatch(/^result(_str)?$/);
    expect(Number(recorded)).toBe(Number(now) + 1);
  }
  expect(exitCode).toBe(1);
});

it.skipIf(!isOfficial)('is not made again where it lies as pinned', async () => {
  const { exitCode, stdout } = await fixture.sca('data', 'pull', 'm3tooleval', '--data', officialFolder);
  expect(stdout).toBe(`m3tooleval is already in ${join(officialFolder, 'm3tooleval')}.\n`);
  expect(exitCode).toBe(0);
});
