import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../run.ts';
import { madeUpCheckout } from '../../testing/made-up-checkout.ts';
import { createTestContext } from '../../testing/test-context.ts';

const root = mkdtempSync(join(tmpdir(), 'sca-data-'));
const data = join(root, 'data');
const checkout = join(root, 'code-act');
const FOLDER = 'scripts/eval/m3tooleval';

const archive = gzipSync(
  createTar([
    { name: 'code-act-d607f56c/README.md', data: 'Not kept.' },
    ...Object.entries(madeUpCheckout).map(([path, text]) => ({
      name: `code-act-d607f56c/${FOLDER}/${path}`,
      data: text,
    })),
  ]),
);
const server = createServer((request, response) => {
  const isThere = request.url === '/code-act.tar.gz';
  response.writeHead(isThere ? 200 : 404).end(isThere ? archive : 'no');
});
let url = '';

beforeAll(async () => {
  for (const [path, text] of Object.entries(madeUpCheckout)) {
    const target = join(checkout, FOLDER, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

async function sca(...commandLine: string[]) {
  const context = createTestContext({ cwd: root });
  const exitCode = await run(commandLine, context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

describe('sca data pull', () => {
  it('makes the data from an archive behind a URL, and says that it is not the pinned version', async () => {
    const { exitCode, stdout, stderr } = await sca(
      'data',
      'pull',
      'm3tooleval',
      '--from',
      `${url}/code-act.tar.gz`,
      '--data',
      data,
    );
    expect(stderr).toContain('Not as pinned: tasks.json, prompts.json, dna-tables.json');
    expect(stdout).toBe(`Written to ${data}/m3tooleval.\n`);
    expect(exitCode).toBe(1);
    expect(readdirSync(join(data, 'm3tooleval')).sort()).toEqual([
      'dna-tables.json',
      'manifest.json',
      'prompts.json',
      'tasks.json',
      'travel-tables.json',
      'web-metadata.json',
      'web-pages.jsonl',
    ]);
  });

  it('keeps what Python has: types, floats, order', () => {
    const read = (name: string): string => readFileSync(join(data, 'm3tooleval', name), 'utf8');
    const tasks: { name: string; expected_output_str: string }[] = JSON.parse(read('tasks.json'));
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
    expect(read('web-pages.jsonl')).toBe(madeUpCheckout['tasks/impl/web_browsing/web_pages.jsonl']);
  });

  it.each([
    ['a folder that is not there', ['--from', 'nowhere'], 'There is no folder or archive'],
    ['a folder of something else', ['--from', '.'], `There is no folder ${FOLDER}`],
    ['a file that is no archive', ['--from', 'broken.tar.gz'], 'is no whole .tar or .tar.gz'],
    ['no network', ['--from', 'http://127.0.0.1:1/code-act.tar.gz'], 'Try again with a network'],
  ])('says so in one sentence: %s', async (_name, options, sentence) => {
    writeFileSync(join(root, 'broken.tar.gz'), archive.subarray(0, 200));
    const { exitCode, stderr } = await sca(
      'data',
      'pull',
      'm3tooleval',
      ...options,
      '--data',
      join(root, 'other'),
    );
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  it('names the module that fails', async () => {
    const broken = join(root, 'broken');
    mkdirSync(join(broken, FOLDER, 'tasks'), { recursive: true });
    writeFileSync(join(broken, FOLDER, 'tasks/__init__.py'), 'import a_module_that_is_not_there\n');
    const { exitCode, stderr } = await sca(
      'data',
      'pull',
      'm3tooleval',
      '--from',
      'broken',
      '--data',
      join(root, 'other'),
    );
    expect(stderr).toContain("No module named 'a_module_that_is_not_there'");
    expect(exitCode).toBe(1);
  });
});

describe('sca data verify', () => {
  it("finds no difference between upstream's tools and ours", async () => {
    const { exitCode, stdout, stderr } = await sca(
      'data',
      'verify',
      'm3tooleval',
      '--from',
      checkout,
      '--calls',
      '300',
    );
    expect(stdout).toMatch(/^tool-call +(\d+) +\1$/m);
    expect(stdout).toMatch(/^browser-sequence +(\d+) +\1$/m);
    expect(stderr).not.toContain('line');
    expect(exitCode).toBe(0);
  });

  it('finds the difference where upstream does something else', async () => {
    const path = join(checkout, FOLDER, 'tasks/impl/message_decoder.py');
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, original.replace('return len(s)', 'return len(s) + 1'));
    const { exitCode, stdout } = await sca(
      'data',
      'verify',
      'm3tooleval',
      '--from',
      checkout,
      '--calls',
      '300',
    );
    writeFileSync(path, original);
    expect(stdout).toContain('result_str');
    expect(exitCode).toBe(1);
  });
});

describe('sca data list and check', () => {
  it('say what is there and what is not', async () => {
    expect((await sca('data', 'list', '--data', join(root, 'other'))).stdout).toMatch(
      /m3tooleval +not there/,
    );
    expect((await sca('data', 'list', '--data', data)).stdout).toMatch(
      /m3tooleval +\d of 6 files missing or changed/,
    );
    rmSync(join(data, 'm3tooleval/tasks.json'));
    const { exitCode, stdout } = await sca('data', 'check', 'm3tooleval', '--data', data);
    expect(stdout).toMatch(/tasks\.json +missing\n/);
    expect(stdout).toMatch(/prompts\.json +changed\n/);
    expect(stdout).toContain('sca data pull m3tooleval');
    expect(exitCode).toBe(1);
  });

  it('refuse an unknown benchmark', async () => {
    expect((await sca('data', 'check', 'm3toolevel')).stderr).toContain('Did you mean m3tooleval?');
  });
});

describe('what upstream code can reach', () => {
  it('is nothing of the host', async () => {
    const { runPython } = await import('../../data/run-python.ts');
    const script = `
import os
def attempt(do):
    try:
        return repr(do())
    except BaseException as error:
        return type(error).__name__
from pyodide.code import run_js
from pyodide.ffi import to_js
import js, pyodide_js, urllib.request
str([
    sorted(os.listdir('/checkout')),
    attempt(lambda: js.process),
    attempt(lambda: run_js('process')),
    attempt(lambda: to_js([1]).constructor.constructor('return process')()),
    attempt(lambda: open('/etc/passwd').read()),
    attempt(lambda: urllib.request.urlopen('${url}/code-act.tar.gz')),
])
`;
    const output = await runPython({ files: new Map([['a.txt', new Uint8Array()]]), script, input: null });
    expect(output).toBe(
      "[['a.txt'], 'AttributeError', 'ImportError', 'JsException', 'FileNotFoundError', 'URLError']",
    );
  });
});
