import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StubReply, type StubServer, startStubServer } from '@sca/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import { run } from '../../run.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

// Whole runs, with sandboxes in threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const KEY = 'secret-key-1234';

let folder: string;
let server: StubServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-endpoint-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

interface Setting {
  readonly replies: StubReply[] | (() => StubReply);
  readonly experiment?: string;
  readonly key?: string;
  readonly retry?: string;
}

/** Runs an experiment of which a stub server plays every model. */
async function runAgainst({
  replies,
  experiment = '',
  key = KEY,
  retry = '{ maxAttempts: 1 }',
}: Setting): Promise<TestContext & { code: number }> {
  server ??= await startStubServer({ replies, model: 'stub', apiKey: KEY });
  process.env.SCA_TEST_KEY = key;
  const model = `{ baseUrl: "${server.baseUrl}", model: stub, apiKeyEnv: SCA_TEST_KEY, tokens: auto, retry: ${retry} }`;
  const text = `
name: endpoint
environment: helpdesk
models: { executor: ${model} }
challenge: { kind: procedural, tasks: 3 }
rollout: { perTask: 2, concurrency: 4, steps: 3 }
evaluate: { sets: [] }
limits: { maxInfraFailures: 3 }
${experiment}`;
  await writeFile(join(folder, 'experiment.yaml'), text);
  const context = createTestContext({ cwd: folder });
  const code = await run(['run', 'experiment.yaml', '--workers', '1', '--accept-changes'], context);
  return Object.assign(context, { code });
}

const file = (name: string): Promise<string> => readFile(join(folder, 'runs/endpoint', name), 'utf8');

it('pays for no call twice, even where the record of its episode was lost', async () => {
  const replies = (): StubReply => ({ content: 'Four.' });
  expect((await runAgainst({ replies })).code).toBe(EXIT_CODE.done);
  const calls = server?.counts.requests;
  expect(calls).toBe(6);
  await rm(join(folder, 'runs/endpoint/rollouts.jsonl'));
  expect((await runAgainst({ replies })).code).toBe(EXIT_CODE.done);
  expect(server?.counts.requests).toBe(calls);
  const rows = (await file('rollouts.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength(6);
  expect(rows.every(({ tokens }) => tokens[0].completionIds.length > 0)).toBe(true);
});

it('stops where nothing but failures comes, and goes on when the endpoint is back', async () => {
  let isDown = true;
  const replies = (): StubReply => (isDown ? { fault: 'server-error' } : { content: 'Four.' });
  const { code, stderr } = await runAgainst({ replies });
  expect(code).toBe(EXIT_CODE.failed);
  expect(stderr.text).toMatch(/3 failures in a row that no agent/);
  expect(await file('events.jsonl')).toContain('infra-failure');
  expect(await file('rollouts.jsonl')).toBe('');
  isDown = false;
  expect((await runAgainst({ replies })).code).toBe(EXIT_CODE.done);
  expect((await file('rollouts.jsonl')).trim().split('\n')).toHaveLength(6);
});

it('stops at once where asking again mends nothing', async () => {
  const { code, stderr } = await runAgainst({
    replies: [],
    experiment: 'train: { trainer: none }',
    key: 'wrong',
  });
  expect(code).toBe(EXIT_CODE.failed);
  expect(stderr.text).toMatch(/401/);
  expect(server?.counts.requests).toBeLessThanOrEqual(4);
});

it('says that calls wait for an endpoint that is not there', async () => {
  server = await startStubServer({ replies: [], model: 'stub', apiKey: KEY });
  await server.close();
  const { code, stderr } = await runAgainst({ replies: [], retry: '{ maxAttempts: 2 }' });
  expect(code).toBe(EXIT_CODE.failed);
  expect(stderr.text).toMatch(/executor: .*Asking again/);
  expect(await file('rollouts.jsonl')).toBe('');
});

it('writes no key to any file', async () => {
  await runAgainst({ replies: () => ({ content: `My key is ${KEY}.` }) });
  const names = await readdir(join(folder, 'runs/endpoint'), { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(6);
  expect(texts.join('\n')).not.toContain(KEY);
});
