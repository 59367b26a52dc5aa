import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../run.ts';
import { createTestContext } from '../../testing/test-context.ts';

const data = process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../../../shared/benchmarks');
const folder = mkdtempSync(join(tmpdir(), 'sca-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function replay(lines: readonly string[], ...more: readonly string[]) {
  writeFileSync(join(folder, 'rows.jsonl'), lines.map((line) => `${line}\n`).join(''));
  const context = createTestContext({ cwd: folder });
  const commandLine = ['replay', '--env', 'm3tooleval', '--in', 'rows.jsonl', '--data', data, ...more];
  const exitCode = await run(commandLine, context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

const length = (result: string): string =>
  `{"suite": "message_decoder", "tool": "string_length", "arguments": ["four"], "result": ${result}, "result_str": "4", "observation": "4"}`;

describe.skipIf(!existsSync(`${data}/m3tooleval`))('sca replay', () => {
  it('counts what is reproduced', async () => {
    const { exitCode, stdout } = await replay([length('4'), length('4')]);
    expect(stdout).toMatch(/^tool-call +2 +2$/m);
    expect(exitCode).toBe(0);
  });

  it('shows both texts of a difference, and tells 4.0 from 4', async () => {
    const { exitCode, stdout } = await replay([length('4'), length('4.0')]);
    expect(stdout).toContain('line 2, tool-call: result\n  recorded  4.0\n  now       4\n');
    expect(exitCode).toBe(1);
  });

  it('prints one object with --json', async () => {
    const { stdout } = await replay([length('5')], '--json');
    expect(JSON.parse(stdout)).toEqual({
      kinds: { 'tool-call': { rows: 1, matched: 0 } },
      differences: [{ line: 1, kind: 'tool-call', field: 'result', expected: '5', actual: '4' }],
      skipped: 0,
      unreadable: 0,
    });
  });

  it('passes over rows of other suites, and names lines that are no rows', async () => {
    const { exitCode, stdout, stderr } = await replay(
      ['{"a": 1}', length('4')],
      '--env',
      'm3tooleval/calculation',
    );
    expect(stderr).toContain('line 1: This row has none of the members');
    expect(stdout).toMatch(/^tool-call +1 +1$/m);
    expect(exitCode).toBe(2);
    expect((await replay([length('4')], '--env', 'm3tooleval/web-browsing')).stderr).toContain(
      'no recorded row of',
    );
  });
});

it.each([
  [['--env', 'm3toolevel'], 'Did you mean m3tooleval?'],
  [['--env', 'm3tooleval/chess'], 'no M3ToolEval suite or group'],
  [['--data', '/no/such/folder'], 'sca data pull m3tooleval'],
  [['--in', 'missing.jsonl'], 'missing.jsonl: there is no such file'],
])('sca replay %j says what is wrong', async (more, sentence) => {
  if (more[0] === '--in' && !existsSync(`${data}/m3tooleval`)) return;
  const { exitCode, stderr } = await replay([length('4')], ...more);
  expect(stderr).toContain(sentence);
  expect(exitCode).toBe(1);
});
