import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { createTestContext } from './testing/test-context.ts';

const data = process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/benchmarks');
const folder = join(data, 'tau-bench');
const hasData = existsSync(join(folder, 'retail'));
if (!hasData)
  console.warn(`Skipped: no official tau-bench data in ${data}. Set SCA_DATA_DIR to run these tests.`);

const scratch = mkdtempSync(join(tmpdir(), 'sca-tau-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function replay(env: string, path: string, ...more: readonly string[]) {
  const context = createTestContext({ cwd: scratch });
  const exitCode = await run(['replay', '--env', env, '--in', path, '--data', data, ...more], context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

const RECORDINGS: readonly (readonly [string, string, number])[] = [
  ['retail', 'replay-test', 115],
  ['retail', 'replay-dev', 20],
  ['retail', 'random-calls', 600],
  ['airline', 'replay-test', 50],
  ['airline', 'random-calls', 600],
];

describe.skipIf(!hasData)('sca replay of tau-bench', () => {
  it.each(RECORDINGS)(
    'reproduces every observation and database of %s %s',
    async (domain, name, rows) => {
      const path = join(folder, domain, `${name}.jsonl`);
      const { exitCode, stdout } = await replay(`taubench/${domain}`, path, '--json');
      expect(JSON.parse(stdout)).toMatchObject({
        kinds: { episode: { rows, matched: rows } },
        differences: [],
      });
      expect(exitCode).toBe(0);
    },
    120_000,
  );

  it('shows the step and both texts where a row differs, 5.0 apart from 5 included', async () => {
    const [first = ''] = readFileSync(join(folder, 'airline', 'replay-test.jsonl'), 'utf8').split('\n');
    const row = first.replace('"observation": "', '"observation": "not ');
    const certificate = (amount: string, observed: string): string =>
      `{"steps": [{"name": "send_certificate", "arguments": {"user_id": "mia_li_3668", "amount": ${amount}}, ` +
      `"observation": "Certificate certificate_3221322 added to user mia_li_3668 with amount ${observed}."}]}`;
    writeFileSync(
      join(scratch, 'rows.jsonl'),
      [row, certificate('5', '5'), certificate('5.0', '5'), ''].join('\n'),
    );
    const { exitCode, stdout } = await replay('taubench/airline', 'rows.jsonl');
    expect(stdout).toMatch(/^episode +3 +1$/m);
    expect(stdout).toContain('line 1, episode: step 0');
    expect(stdout).toMatch(/line 3.*\n.*amount 5\.\n.*amount 5\.0\./);
    expect(exitCode).toBe(1);
  });
});

it.each([
  ['taubench/airlines', data, 'Did you mean taubench/airline?'],
  ['taubench', data, 'taubench/retail'],
  ['taubench/retail', '/no/such/folder', 'no official tau-bench data at /no/such/folder'],
])('sca replay --env %s --data %s says what is wrong', async (env, dataDir, sentence) => {
  writeFileSync(join(scratch, 'empty.jsonl'), '');
  const { exitCode, stderr } = await replay(env, 'empty.jsonl', '--data', dataDir);
  expect(stderr).toContain(sentence);
  expect(exitCode).toBe(1);
});
