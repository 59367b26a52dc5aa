import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { ScaError, Verdict } from '@sca/core';
import type { CheckerOptions } from '@sca/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutput } from '../../terminal/output.ts';
import { type FakeChecker, fakeChecker, judgeByReason } from '../../testing/fake-checker.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { CheckOptions } from './check-options.ts';
import { runCheck } from './run-check.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-check-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Given {
  readonly options?: Partial<CheckOptions>;
  readonly checker?: FakeChecker;
  readonly context?: TestContext;
}

/** Checks lines as a file, or a file of that name. */
async function check(lines: readonly string[] | string, given: Given = {}) {
  const tasks = typeof lines === 'string' ? lines : 'tasks.jsonl';
  if (typeof lines !== 'string')
    writeFileSync(join(folder, tasks), lines.map((line) => `${line}\n`).join(''));
  const context = given.context ?? createTestContext({ cwd: folder });
  const checker = given.checker ?? fakeChecker(judgeByReason);
  const options: CheckOptions = { env: 'helpdesk', mode: 'strict', ...given.options };
  let started: CheckerOptions | undefined;
  const startChecker = (given: CheckerOptions): FakeChecker => {
    started = given;
    return checker;
  };
  const exitCode = await runCheck({ tasks, options, startChecker }, context);
  return { exitCode, checker, started, stdout: context.stdout.text, stderr: context.stderr.text };
}

const line = (fields: object): string => JSON.stringify({ instruction: 'Do something.', ...fields });

describe('the funnel', () => {
  it('shows losses in the order of the check, with an example of each', async () => {
    const { stdout, stderr, exitCode } = await check([
      line({ reason: 'unstable', detail: 'Another run gave another answer.' }),
      line({}),
      line({ reason: 'syntax', instruction: 'Close it.', detail: "SyntaxError: expecting ')' at line 2" }),
      line({ reason: 'syntax', detail: 'another' }),
      line({}),
    ]);
    expect(stdout).toMatchInlineSnapshot(`
      "
                lost          left
      in                         5  100.0 %
      syntax       2  40.0 %     3   60.0 %
      unstable     1  20.0 %     2   40.0 %
      kept                       2   40.0 %

      syntax, for example tasks.jsonl:3
        "Close it."
        SyntaxError: expecting ')' at line 2

      unstable, for example tasks.jsonl:1
        "Do something."
        Another run gave another answer.
      "
    `);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it('escapes and shortens what the input says', async () => {
    const instruction = `\u001b]0;owned\u0007 ${'very '.repeat(100)}long`;
    const { stdout } = await check([line({ reason: 'syntax', instruction, detail: '\u009b2J\u202e' })]);
    expect(stdout).toContain('"\\u001b]0;owned\\u0007 very very');
    expect(stdout).toContain('\\u009b2J\\u202e');
    expect(stdout).toContain('…"');
  });
});

describe('--json', () => {
  it('prints one object per line to stdout, in order, and the rest to stderr', async () => {
    const lines = [line({ id: 'a'.repeat(64) }), '{"torn', line({ reason: 'syntax' }), '[]'];
    const { stdout, stderr } = await check(lines, { options: { json: true } });
    const cases = [{ name: 'solution', passed: true }];
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text)),
    ).toMatchObject([
      { line: 1, id: 'a'.repeat(64), kept: true, reason: null, cases, timeMs: 1.5 },
      { line: 2, id: null, kept: false, reason: 'malformed', cases: [] },
      { line: 3, id: 'f'.repeat(64), kept: false, reason: 'syntax', cases },
      { line: 4, kept: true },
    ]);
    expect(Object.keys(JSON.parse(stdout.split('\n', 1)[0] ?? ''))).toEqual([
      'line',
      'id',
      'kept',
      'reason',
      'cases',
      'timeMs',
    ]);
    expect(stderr).toMatch(/^kept {2}/m);
  });

  it('is over once stdout takes no more', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const disk = createOutput(new Writable({ write: (_chunk, _encoding, done) => done(full) }));
    const context = createTestContext({ cwd: folder, stdout: disk });
    await check(Array(100).fill(line({})), { context, options: { json: true } });
    expect(disk.failure).toBe(full);
  });

  it('stops quietly when nobody reads on', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const pipe = createOutput(new Writable({ write: (_chunk, _encoding, done) => done(gone) }));
    const context = createTestContext({ cwd: folder, stdout: pipe });
    const { exitCode, stderr, checker } = await check(Array(100).fill(line({})), {
      context,
      options: { json: true },
    });
    expect({ exitCode, stderr, closed: checker.closed }).toEqual({ exitCode: 0, stderr: '', closed: 1 });
  });
});

describe('lines that cannot be read', () => {
  it('are named by file, line and field, stop nothing and make the exit code 2', async () => {
    const { stdout, stderr, exitCode } = await check([
      line({}),
      '{"instruction": ',
      line({ reason: 'malformed', detail: 'failures: only official tasks may have no failure case' }),
      line({}),
    ]);
    const [notJson, notTask] = stderr.split('\n');
    expect(notJson).toMatch(/^tasks\.jsonl:2: ./);
    expect(notTask).toBe('tasks.jsonl:3: failures: only official tasks may have no failure case');
    expect(stdout).toMatch(/^kept +2 +50\.0 %$/m);
    expect(exitCode).toBe(2);
  });
});

describe('--out', () => {
  it('gets one verdict for every line that could be read', async () => {
    await check([line({}), 'no json', line({ reason: 'pending' })], { options: { out: 'verdicts.jsonl' } });
    const written = readFileSync(join(folder, 'verdicts.jsonl'), 'utf8').trimEnd().split('\n');
    const verdicts = written.map((text) => Verdict.parse(JSON.parse(text)));
    expect(verdicts.map(({ line, reason }) => ({ line, reason }))).toEqual([
      { line: 1, reason: null },
      { line: 3, reason: 'pending' },
    ]);
  });

  it.each([
    ['tasks.jsonl', /is the file that is checked/],
    ['no/such/folder.jsonl', /cannot be written/],
  ])('refuses %s', async (out, sentence) => {
    const checking = check([line({})], { options: { out } });
    await expect(checking).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: expect.stringMatching(sentence),
    });
    expect(readFileSync(join(folder, 'tasks.jsonl'), 'utf8')).toBe(`${line({})}\n`);
  });
});

describe('the input', () => {
  it('may come from stdin', async () => {
    const stdin = Readable.from([Buffer.from(`${line({})}\n${line({})}\n`)]);
    const { stdout, exitCode } = await check('-', { context: createTestContext({ cwd: folder, stdin }) });
    expect(stdout).toMatch(/^kept +2 /m);
    expect(exitCode).toBe(0);
  });

  it('has one reader, wherever it comes from', async () => {
    const bytes = Buffer.from(`\ufeff${line({})}\r\n"\xff"\n${line({})}`, 'latin1');
    const text = Buffer.concat([Buffer.from('\ufeff'), bytes.subarray(1)]);
    const stdin = Readable.from([...text].map((byte) => Buffer.of(byte)));
    const { stderr, exitCode } = await check('-', { context: createTestContext({ cwd: folder, stdin }) });
    expect(stderr).toBe('stdin:2: The line is not UTF-8.\n');
    expect(exitCode).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('may be stopped where it has no end', async () => {
    const context = createTestContext({ cwd: folder });
    const checking = check('/dev/zero', { context });
    setImmediate(() => context.interrupt());
    expect((await checking).exitCode).toBe(130);
  });

  it.each([
    ['missing.jsonl', 'JSON_LINES_READ_FAILED'],
    ['.', 'JSON_LINES_READ_FAILED'],
  ])('is refused when it is %s, before anything is written', async (tasks, code) => {
    writeFileSync(join(folder, 'earlier.jsonl'), 'earlier');
    await expect(check(tasks, { options: { out: 'earlier.jsonl' } })).rejects.toMatchObject({ code });
    expect(readFileSync(join(folder, 'earlier.jsonl'), 'utf8')).toBe('earlier');
  });
});

it.each(['', '\n \n'])('finds nothing to check in %j', async (content) => {
  writeFileSync(join(folder, 'empty.jsonl'), content);
  expect(await check('empty.jsonl')).toMatchObject({ stdout: 'empty.jsonl holds no task.\n', exitCode: 0 });
});

describe('what the checker is started with', () => {
  it('follows the options', async () => {
    const options = {
      mode: 'paper',
      rule: ['unstable=on'],
      workers: 2,
      wallTimeMs: 100,
      memoryMib: 32,
    } as const;
    const { started } = await check([line({})], { options });
    expect(started).toMatchObject({
      environment: { export: 'helpdesk' },
      mode: 'paper',
      rules: { unstable: true },
      workers: 2,
      limits: { wallTimeMs: 100, memoryBytes: 32 * 2 ** 20 },
    });
  });

  it('leaves the defaults to the checker', async () => {
    const { started } = await check([line({})]);
    expect(started).not.toHaveProperty('workers');
    expect(started?.limits).toEqual({});
  });
});

describe('a check that does not get to its end', () => {
  it('names the line on which a tool of the environment failed, and closes the checker', async () => {
    const checker = fakeChecker((task) => {
      if ((task as { isBad?: boolean }).isBad)
        throw new ScaError('HOST_TOOL_FAILED', 'The tool close_ticket failed.');
      return { reason: null };
    });
    const checking = check([line({}), line({ isBad: true }), line({})], { checker });
    await expect(checking).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
      message: 'Line 2: The tool close_ticket failed.',
      details: { line: 2 },
    });
    expect(checker.closed).toBe(1);
  });

  it('shows what it has when the user presses Ctrl-C', async () => {
    const context = createTestContext({ cwd: folder });
    const checker = fakeChecker((task) => {
      if ((task as { isLast?: boolean }).isLast) context.interrupt();
      return { reason: null };
    });
    const lines = [line({}), line({ isLast: true }), line({}), line({})];
    const { exitCode, stdout } = await check(lines, { context, checker });
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/^Stopped after 2 tasks\.$/m);
    expect(stdout).toMatch(/^kept +2 /m);
    expect(checker.closed).toBe(1);
  });

  it('stops waiting for stdin, too', async () => {
    const context = createTestContext({ cwd: folder, stdin: new PassThrough() });
    const checking = check('-', { context });
    setImmediate(() => context.interrupt());
    expect((await checking).exitCode).toBe(130);
  });
});
