import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { tarGzOf } from '../../testing/archives.ts';
import { createDataFixture, runIn } from '../../testing/data-fixture.ts';
import { madeUpM3ToolEval } from '../../testing/made-up-m3tooleval.ts';
import { createTestContext } from '../../testing/test-context.ts';

const FOLDER = 'scripts/eval/m3tooleval';
vi.setConfig({ testTimeout: 120_000 });
const fixture = createDataFixture();
afterAll(() => fixture[Symbol.asyncDispose]());

const pull = (...options: readonly string[]) =>
  fixture.sca('data', 'pull', 'm3tooleval', '--data', 'other', ...options);

describe('sca data pull', () => {
  it.each([
    ['a folder that is not there', ['--from', 'nowhere'], 'there is no such folder or archive'],
    ['a folder of something else', ['--from', '.'], `There is no folder ${FOLDER}`],
    ['a file that is no archive', ['--from', 'broken.tar.gz'], 'is no whole .tar, .tar.gz or .zip archive'],
    ['no network', ['--from', 'http://127.0.0.1:1/code-act.tar.gz'], 'Try again with a network'],
    ['a URL of nothing', ['--from', 'URL/nothing'], 'the server answered 404'],
    ['a URL of a page', ['--from', 'URL/page'], 'is no whole .tar, .tar.gz or .zip archive'],
    [
      'a folder that cannot be made',
      ['--from', '.', '--data', 'broken.tar.gz'],
      'The data cannot be written to',
    ],
    ['a benchmark that is not known', ['m3toolevel'], 'too many arguments'],
  ])('says so in one sentence: %s', async (_name, options, sentence) => {
    const archive = await tarGzOf('code-act', madeUpM3ToolEval);
    writeFileSync(join(fixture.root, 'broken.tar.gz'), archive.subarray(0, 200));
    const page = await fixture.serve('/page', Buffer.from('<html>Sign in</html>'));
    const given = options.map((option) => option.replace('URL', page.replace('/page', '')));
    const { exitCode, stdout, stderr } = await pull(...given);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(existsSync(join(fixture.root, 'other/m3tooleval'))).toBe(false);
  });

  it('names what a checkout lacks', async () => {
    const { 'tasks/impl/web_browsing/metadata.json': _left, ...files } = madeUpM3ToolEval;
    const from = fixture.writeCheckout('incomplete', FOLDER, files);
    const { exitCode, stderr } = await pull('--from', from);
    expect(stderr).toContain(`The checkout has no file ${FOLDER}/tasks/impl/web_browsing/metadata.json.`);
    expect(exitCode).toBe(1);
  });

  it('stops on Ctrl-C and leaves nothing behind', async () => {
    const from = fixture.writeCheckout('code-act', FOLDER, madeUpM3ToolEval);
    const context = createTestContext({ cwd: fixture.root });
    const stopping = setInterval(() => {
      if (context.stderr.text.includes('Running')) context.interrupt();
    }, 5);
    const said = await runIn(context, ['data', 'pull', 'm3tooleval', '--from', from, '--data', 'other']);
    clearInterval(stopping);
    expect(said).toEqual({ exitCode: 130, stdout: '', stderr: 'Running the upstream modules...\n' });
    expect(existsSync(join(fixture.root, 'other/m3tooleval'))).toBe(false);
  });

  // One start of Python for both: what the module found out is in the exception that it ends with.
  it('runs upstream code that fails, and that looks around for the host, within its own walls', async () => {
    const url = await fixture.serve('/secret', Buffer.from('secret'));
    const from = fixture.writeCheckout('hostile', FOLDER, {
      ...madeUpM3ToolEval,
      'tasks/__init__.py': `
import os, sys
def attempt(do):
    try:
        return repr(do())
    except BaseException as error:
        return type(error).__name__
from pyodide.code import run_js
from pyodide.ffi import to_js
import js, pyodide_js, urllib.request
raise RuntimeError(str([
    sorted(os.listdir('/checkout')),
    attempt(lambda: js.process),
    attempt(lambda: run_js('process')),
    attempt(lambda: to_js([1]).constructor.constructor('return process')()),
    attempt(lambda: open('/etc/passwd').read()),
    attempt(lambda: urllib.request.urlopen('${url}')),
]))
`,
    });
    const { exitCode, stderr } = await pull('--from', from);
    expect(stderr).toContain(
      "RuntimeError: [['tasks'], 'AttributeError', 'ImportError', 'JsException', 'FileNotFoundError', 'URLError']",
    );
    expect(exitCode).toBe(1);
  });
});

describe('sca data list and check', () => {
  it('say what is there and what is not', async () => {
    mkdirSync(join(fixture.root, 'some/m3tooleval'), { recursive: true });
    writeFileSync(join(fixture.root, 'some/m3tooleval/tasks.json'), '[');
    const { stdout: listed } = await fixture.sca('data', 'list', '--data', 'some');
    expect(listed).toMatch(/^m3tooleval +6 of 6 files missing or changed$/m);
    expect(listed).toMatch(/^tau-bench +not there$/m);
    const { exitCode, stdout } = await fixture.sca('data', 'check', 'm3tooleval', '--data', 'some');
    expect(stdout).toMatch(/^tasks\.json +changed$/m);
    expect(stdout).toMatch(/^prompts\.json +missing$/m);
    expect(stdout).toContain('Run `sca data pull m3tooleval`.');
    expect(exitCode).toBe(1);
    expect(readdirSync(join(fixture.root, 'some/m3tooleval'))).toEqual(['tasks.json']);
  });

  it.each(['pull', 'verify', 'check'])('refuses an unknown benchmark: sca data %s', async (verb) => {
    const { exitCode, stderr } = await fixture.sca('data', verb, 'tau-bensh');
    expect(stderr).toContain('Did you mean tau-bench?');
    expect(exitCode).toBe(1);
  });
});
