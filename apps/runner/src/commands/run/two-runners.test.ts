import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const bin = join(import.meta.dirname, '../../../bin/sca.js');

// The training waits for a file, so that the first runner holds the folder until the second is gone.
const EXPERIMENT = `
name: shared
environment: helpdesk
challenge: { tasks: 2 }
rollout: { perTask: 1, steps: 2 }
evaluate: { sets: [] }
train:
  trainer: command
  command: 'cd "$SCA_TRAIN_OUT" && touch begun && until [ -e go-on ]; do sleep 0.1; done && echo {} > model.json'
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-two-'));
  await writeFile(join(folder, 'experiment.yaml'), EXPERIMENT);
});
afterEach(() => rm(folder, { recursive: true }));

interface Runner {
  readonly pid: number | undefined;
  readonly end: Promise<{ readonly code: number; readonly stderr: string }>;
}

/** Starts a runner as a process of its own. */
function start(): Runner {
  const runner = spawn(process.execPath, [bin, 'run', 'experiment.yaml', '--workers', '1'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = Promise.all([once(runner, 'close'), text(runner.stderr)]);
  return { pid: runner.pid, end: end.then(([[code], stderr]) => ({ code, stderr })) };
}

const training = (name: string): string => join(folder, 'runs/shared/checkpoints/1', name);

/** Every file of the run with its content. */
async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(join(folder, 'runs'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const));
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('a second runner is told who the first is, and changes nothing', async () => {
  const first = start();
  await vi.waitFor(() => expect(existsSync(training('begun'))).toBe(true), { timeout: 120_000 });
  const before = await contents();
  const second = await start().end;
  expect(second.code).toBe(EXIT_CODE.failed);
  expect(second.stderr).toContain(`runs/shared is in use by process ${first.pid} on ${hostname()}`);
  expect(second.stderr).toContain('give this run another --name');
  expect(await contents()).toEqual(before);
  await writeFile(training('go-on'), '');
  expect((await first.end).code).toBe(EXIT_CODE.done);
  expect((await start().end).code).toBe(EXIT_CODE.done);
});

it('two that begin at once do not both get the folder', async () => {
  const runners = [start(), start()];
  const refused = await Promise.race(runners.map(({ end }) => end));
  expect(refused.code).toBe(EXIT_CODE.failed);
  expect(refused.stderr).toContain('is in use by');
  await vi.waitFor(() => expect(existsSync(training('begun'))).toBe(true), { timeout: 120_000 });
  await writeFile(training('go-on'), '');
  const codes = await Promise.all(runners.map(async ({ end }) => (await end).code));
  expect(codes.sort()).toEqual([EXIT_CODE.done, EXIT_CODE.failed]);
});
