import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../bin/sca.js');
const cwd = join(import.meta.dirname, '../../../examples/helpdesk');
const [goodTask = ''] = readFileSync(join(cwd, 'tasks.jsonl'), 'utf8').split('\n');

const asModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** A module that has the address of every file that is loaded after it written to stderr. */
const TELL_LOADS = asModule(`
  import { register } from 'node:module';
  register(${JSON.stringify(
    asModule(`export async function load(url, context, next) {
      if (url.startsWith('file:')) process._rawDebug(url);
      return next(url, context);
    }`),
  )});`);

function start(...commandLine: string[]) {
  return spawn(process.execPath, [bin, ...commandLine], { cwd });
}

// What is loaded is what --help waits for; a limit in milliseconds would measure the machine.
it.each(['--help', 'check --help', 'build rft --help', '--version'])(
  'sca %s loads nothing but the command line',
  async (words) => {
    const sca = spawn(process.execPath, ['--import', TELL_LOADS, bin, ...words.split(' ')], { cwd });
    const [loads, [exitCode]] = await Promise.all([text(sca.stderr), once(sca, 'close')]);
    const files = loads.trim().split('\n');
    expect(exitCode).toBe(0);
    expect(files.filter((file) => !/\/apps\/runner\/|\/commander\//.test(file))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(32);
  },
);

it('reads tasks from stdin and prints what --json promises', async () => {
  const sca = start('check', '-', '--env', 'helpdesk', '--json', '--workers', '1');
  sca.stdin.end(goodTask);
  const [stdout, [exitCode]] = await Promise.all([text(sca.stdout), once(sca, 'close')]);
  expect(JSON.parse(stdout)).toMatchObject({ line: 1, kept: true, reason: null });
  expect(exitCode).toBe(0);
});

it('ends quietly when the reader of its output goes away', async () => {
  const sca = start('check', 'tasks.jsonl', '--env', 'helpdesk', '--json', '--workers', '1');
  sca.stdout.once('data', () => sca.stdout.destroy());
  const [stderr, [exitCode]] = await Promise.all([text(sca.stderr), once(sca, 'close')]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

it.skipIf(!existsSync('/dev/full'))('says in one sentence that its output takes no more', async () => {
  const full = openSync('/dev/full', 'w');
  const sca = spawn(process.execPath, [bin, 'data', 'list'], { cwd, stdio: ['ignore', full, 'pipe'] });
  const [stderr, [exitCode]] = await Promise.all([text(sca.stderr as Readable), once(sca, 'close')]);
  closeSync(full);
  expect(stderr).toMatch(/^sca: What the command found cannot be written to stdout: .*ENOSPC.*\n$/);
  expect(exitCode).toBe(1);
});

it('stops with 130 on Ctrl-C', async () => {
  const sca = start('check', '-', '--env', 'helpdesk', '--json', '--workers', '1');
  // The first verdict comes once the lines that are checked ahead are there.
  sca.stdin.write(`${goodTask}\n`.repeat(20));
  sca.stdout.once('data', () => sca.kill('SIGINT'));
  const [stderr, [exitCode]] = await Promise.all([text(sca.stderr), once(sca, 'close')]);
  expect(stderr).toMatch(/^Stopped after \d+ tasks?\.$/m);
  expect(exitCode).toBe(130);
});
