import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StubServerOptions, startStubServer } from '@sca/testing';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../run.ts';
import { createTestContext } from '../../testing/test-context.ts';

const able: StubServerOptions = {
  features: { contextLength: 32_768 },
  replies: ({ body }) => {
    if (body.messages.at(-1)?.role === 'tool') return 'It is 42.\u001b[31m';
    return body.tools ? { toolCalls: [{ name: 'add', arguments: '{"a":17,"b":25}' }] } : 'ready';
  },
};

async function start(options: StubServerOptions = able) {
  const server = await startStubServer(options);
  onTestFinished(() => server.close());
  return server;
}

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sca-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function sca(cwd: string, ...commandLine: string[]) {
  const context = createTestContext({ cwd });
  const exitCode = await run(['model', 'check', ...commandLine], context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

test('prints what a configured model can do', async () => {
  const { baseUrl } = await start();
  const models = `seed: 1\nmodels:\n  executor:\n    baseUrl: ${baseUrl}\n    model: stub-model\n`;
  const { exitCode, stdout, stderr } = await sca(folderWith({ 'experiment.yaml': models }), 'executor');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout.replace(baseUrl, 'URL').replace(/[\d,]+ ms/g, 'N ms')).toMatchInlineSnapshot(`
    "stub-model at URL

      latency          N ms, the middle of three short calls
      context length   32,768 tokens, from the list of models
      native tools     yes
      tool round trip  right after N ms: add({"a":17,"b":25}) -> 42 -> "It is 42.\\u001b[31m"
      seed             the same text twice
      token capture    token-ids: ids of prompt and completion, and logprobs
      reasoning        none came apart from the content
      usage            is counted
    "
  `);
});

test('takes an endpoint from the command line, and prints JSON', async () => {
  const { baseUrl } = await start();
  const { exitCode, stdout } = await sca('/', '--base-url', baseUrl, '--model', 'stub-model', '--json');
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('\u001b');
  expect(JSON.parse(stdout)).toMatchObject({
    baseUrl,
    context: { contextLength: 32_768 },
    tools: { support: 'native', isRoundTripRight: true },
    tokens: { capture: 'token-ids' },
  });
});

test('says what a lesser server lacks', async () => {
  const features = {
    models: false,
    tokenIds: false,
    tokenIdStrings: false,
    refusedParameters: ['seed', 'tools'],
  };
  const { baseUrl } = await start({ features, replies: () => ({ content: 'ready', usage: null }) });
  const folder = folderWith({
    'models.json': JSON.stringify({ models: { user: { baseUrl, model: 'stub-model' } } }),
  });
  const { exitCode, stdout } = await sca(folder, 'user', '--config', 'models.json');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/context length +not told\n/);
  expect(stdout).toMatch(/native tools +not taken/);
  expect(stdout).toMatch(/seed +refused\n/);
  expect(stdout).toMatch(/token capture +logprobs without ids\n/);
  expect(stdout).toMatch(/usage +is not counted/);
  expect(stdout).toMatch(/^WRONG: it refuses seeds/m);
});

// Calls the tool, and makes nothing of its result.
const forgetful: StubServerOptions = {
  replies: ({ body }) =>
    body.tools && body.messages.at(-1)?.role !== 'tool'
      ? { toolCalls: [{ name: 'add', arguments: '{"a":17,"b":25}' }] }
      : 'I do not know.',
};

test.each([
  ['no configuration', '', 1],
  ['an experiment, whose default strategy calls tools', 'environment: helpdesk\n', 1],
  ['a strategy that calls tools', 'rollout: { strategy: tool-calling }\n', 1],
  ['a strategy of text', 'environment: helpdesk\nrollout: { strategy: react }\n', 0],
])('tools that go wrong end with the right code for %s', async (_what, experiment, expected) => {
  const { baseUrl } = await start(forgetful);
  const folder = folderWith({
    'models.yaml': `${experiment}models: { executor: { baseUrl: "${baseUrl}", model: stub-model } }`,
  });
  const { exitCode, stdout } = await sca(folder, 'executor');
  expect(exitCode).toBe(expected);
  expect(/^WRONG: it called a tool wrongly/m.test(stdout)).toBe(expected === 1);
});

test('what is wrong is in the JSON as well', async () => {
  const { baseUrl } = await start(forgetful);
  const { exitCode, stdout } = await sca('/', '--base-url', baseUrl, '--model', 'stub-model', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).problems).toMatchObject([{ ability: 'tools' }]);
});

const MODELS =
  'models: { executor: { model: m, baseUrl: "http://127.0.0.1:9/v1", retry: { maxAttempts: 1 } } }';

test.each<[what: string, files: Record<string, string>, commandLine: string[]]>([
  ['There is no experiment.yaml and no models.yaml', {}, ['executor']],
  ['There is no other.yaml', { 'models.yaml': MODELS }, ['executor', '--config', 'other.yaml']],
  ['models.yaml:1:10: this is no YAML', { 'models.yaml': 'models: [' }, ['executor']],
  ['models.yaml:1:21: *base names nothing', { 'models.yaml': 'models: { executor: *base }' }, ['executor']],
  ['models.yaml has no section models:', { 'models.yaml': 'seed: 1' }, ['executor']],
  ['temprature', { 'models.yaml': 'models: { executor: { model: m, temprature: 1 } }' }, ['executor']],
  ['Did you mean executor?', { 'models.yaml': MODELS }, ['exectuor']],
  ['Name one of the configured models: executor', { 'models.yaml': MODELS }, []],
  ['not both', { 'models.yaml': MODELS }, ['executor', '--model', 'm']],
  ['--base-url needs --model', {}, ['--base-url', 'http://localhost/v1']],
  [
    'NO_SUCH_KEY is not set',
    {},
    ['--base-url', 'http://localhost/v1', '--model', 'm', '--api-key-env', 'NO_SUCH_KEY'],
  ],
])('ends with 1 and a sentence: %s', async (sentence, files, commandLine) => {
  const { exitCode, stdout, stderr } = await sca(folderWith(files), ...commandLine);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('bug');
});

test('a model that cannot be used ends with 1', async () => {
  const { baseUrl } = await start({ apiKey: 'secret-key' });
  const { exitCode, stderr } = await sca('/', '--base-url', baseUrl, '--model', 'm');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('answered 401')]);
});
