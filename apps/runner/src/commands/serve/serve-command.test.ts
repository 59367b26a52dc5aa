import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPolicy, createWeights, savePolicy } from '@sca/policy';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import { run } from '../../run.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

let folder: string;
const policy = createPolicy({ name: 'my-policy', weights: createWeights(8) });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-serve-'));
  await savePolicy(policy, join(folder, 'policy.json'));
  await writeFile(join(folder, 'other.json'), '{"schema":"none of ours"}');
});
afterAll(() => rm(folder, { recursive: true }));

async function sca(...words: string[]): Promise<TestContext & { code: number }> {
  const context = createTestContext({ cwd: folder });
  return Object.assign(context, { code: await run(['serve', ...words], context) });
}

it('serves under the name of the checkpoint until Ctrl-C, and says what to try', async () => {
  const context = createTestContext({ cwd: folder });
  const serving = run(['serve', '--policy', 'policy.json', '--port', '0'], context);
  await vi.waitFor(() => expect(context.stdout.text).toContain('sca eval '));
  const [baseUrl = ''] = /http:\S+/.exec(context.stdout.text) ?? [];
  const { data } = (await (await fetch(`${baseUrl}/models`)).json()) as { data: { id: string }[] };
  expect(data.map(({ id }) => id)).toEqual(['my-policy']);
  expect(context.stdout.text).toContain(`my-policy with the weights ${policy.checkpoint} answers at`);
  context.interrupt();
  expect(await serving).toBe(EXIT_CODE.done);
  expect(context.stderr.text).toBe('Stopped.\n');
  await expect(fetch(`${baseUrl}/models`)).rejects.toThrow();
});

it('refuses a file that is not there, or none of ours, by its name', async () => {
  const missing = await sca('--policy', 'absent.json');
  expect(missing.stderr.text).toMatch(/^sca: .*absent\.json.*\n$/);
  expect(missing.code).toBe(EXIT_CODE.failed);
  const other = await sca('--policy', 'other.json');
  expect(other.stderr.text).toMatch(/^sca: .*other\.json.*\n$/);
});

it('refuses a port that is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(holder.listening).toBe(true));
  const { port } = holder.address() as AddressInfo;
  const { stderr, code } = await sca('--policy', 'policy.json', '--port', String(port));
  holder.close();
  expect(stderr.text).toMatch(new RegExp(`^sca: Nothing can listen at port ${port} of 127.0.0.1`));
  expect(code).toBe(EXIT_CODE.failed);
});

it.each([
  ['--port', '65536'],
  ['--port', 'http'],
  ['--name', "it's"],
])('refuses %s %s', async (option, value) => {
  const { stderr, code } = await sca('--policy', 'policy.json', option, value);
  expect(stderr.text).toContain(`'${option}`);
  expect(code).toBe(EXIT_CODE.failed);
});

it('has an example in its help', async () => {
  expect((await sca('--help')).stdout.text).toContain('$ sca serve --policy ');
});
