import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Trajectory } from '@sca/core';
import { type Algorithm, formatsFor } from '@sca/rl/exporters';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../run.ts';
import { rollout, rolloutTokens } from '../../testing/rollout.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { FORMAT_NAMES } from './format-names.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const asText = (lines: readonly (Trajectory | string)[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

/** Two that passed and one that failed, all of one task and group. */
const three = [rollout('a'), rollout('b'), rollout('c', { reward: 0 })];

/** Builds from lines in a file. */
async function build(algorithm: Algorithm, lines: readonly (Trajectory | string)[], ...options: string[]) {
  writeFileSync(join(folder, 'rollouts.jsonl'), asText(lines));
  return buildWith(createTestContext({ cwd: folder }), algorithm, '--from', 'rollouts.jsonl', ...options);
}

async function buildWith(context: TestContext, ...commandLine: string[]) {
  const exitCode = await run(['build', ...commandLine, '--out', 'data'], context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

const read = (path: string): string => readFileSync(join(folder, 'data', path), 'utf8');
const records = (path = 'train.jsonl') =>
  read(path)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('sca build', () => {
  it('shows what became of the trajectories', async () => {
    const { stdout, stderr, exitCode } = await build('rft', three);
    expect(stdout).toMatchInlineSnapshot(`
      "
      trajectories              3
        below-threshold        -1
      used                      2
      rows, without token ids   2
      train.jsonl               2

      reward: mean 0.667, deviation 0.577, 0 to 1, half below 1
      characters that the policy wrote: mean 40.7, deviation 1.15, 40 to 42, half below 40
      groups: 1, 1 used; 0.0 % of those with two or more have equal rewards
      trajectories that did the same as another of their task: 0 (0.0 %)

      below-threshold: its reward is below the threshold.

      TRL SFTTrainer: conversations: train.jsonl in data
      "
    `);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(records()).toMatchObject([
      {
        messages: [
          {},
          {},
          { tool_calls: [{ function: { arguments: { ticket_id: 'a' } } }] },
          {},
          { content: 'Closed by a.' },
        ],
      },
      { messages: [{}, {}, {}, {}, { content: 'Closed by b.' }] },
    ]);
  });

  it('names what it cannot use, with its line, and goes on', async () => {
    const [first, second] = rolloutTokens as [object, object];
    const lines = [
      ...three,
      '{"schema":"sca.trajectory/v1","id":',
      JSON.stringify({ ...rollout('d'), reward: undefined }),
      rollout('e', { tokens: [first, { ...second, logprobs: [-1] }] as Trajectory['tokens'] & object }),
      rollout('f', { group: 'group-2' }),
      JSON.stringify({ ...rollout('g'), schema: 'sca.trajectory/v2' }),
      rollout('a'),
    ];
    const { stdout, stderr, exitCode } = await build('grpo', lines, '--tools', 'none');
    expect(stderr).toMatchInlineSnapshot(`
      "rollouts.jsonl:4: The line is not JSON: Unexpected end of JSON input.
      rollouts.jsonl:5: reward is missing; it is 1, 0, or null where nothing can be said.
      rollouts.jsonl:8: schema is "sca.trajectory/v2" where sca.trajectory/v1 is read.
      rollouts.jsonl:6: token-lengths-differ: tokens of message 4: 1 logprobs for 2 completion ids.
      rollouts.jsonl:1,9: repeated-id: group group-1 has it already.
      rollouts.jsonl:7: singleton-group: group group-2 has no other scorable trajectory.
      "
    `);
    expect(stdout).toMatch(/^train\.jsonl +3$/m);
    expect(exitCode).toBe(2);
    const { input, build: report } = JSON.parse(read('manifest.json'));
    expect(input).toEqual({
      name: 'rollouts.jsonl',
      badLines: { 'not-json': 1, 'missing-reward': 1, 'other-schema': 1 },
    });
    expect(report.badInput).toEqual({ 'token-lengths-differ': 1, 'singleton-group': 1, 'repeated-id': 1 });
  });

  it('prints the manifest with --json, and the rest to stderr', async () => {
    const { stdout, stderr } = await build('dpo', three, '--json');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(read('manifest.json')));
    expect(stderr).toMatch(/^train\.jsonl +\d+$/m);
  });

  it('reads stdin', async () => {
    const stdin = Readable.from([Buffer.from(asText(three))]);
    const { exitCode, stdout } = await buildWith(
      createTestContext({ cwd: folder, stdin }),
      'kto',
      '--from',
      '-',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^train\.jsonl +3$/m);
  });

  it('divides tasks between training and validation', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => rollout(`r${index}`, { taskId: `task-${index}` }));
    await build('rft', lines, '--validation', '0.5', '--container', 'parquet');
    expect(readdirSync(join(folder, 'data')).sort()).toEqual([
      'manifest.json',
      'train.parquet',
      'validation.parquet',
    ]);
    const { files, split } = JSON.parse(read('manifest.json'));
    expect(split).toEqual({ validationShare: 0.5, seed: 0 });
    expect(files[0].rows + files[1].rows).toBe(30);
    expect(Math.min(files[0].rows, files[1].rows)).toBeGreaterThan(3);
  });

  it('hands builder options on', async () => {
    await build('grpo', three, '--preset', 'trl', '--scale', 'none', '--epsilon', '0.5');
    expect(JSON.parse(read('manifest.json')).build.options).toMatchObject({
      preset: 'trl',
      scale: 'none',
      epsilon: 0.5,
      truncated: 'keep',
    });
    // Dr. GRPO: 1, 1 and 0 less their mean.
    expect(records().map(({ advantage }) => advantage.toFixed(4))).toEqual(['0.3333', '0.3333', '-0.6667']);
  });

  it('fails when there are rows and none can be written', async () => {
    const { exitCode, stdout } = await build('rft', three, '--format', 'trl-sft-tokens');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'no-tokens: the format is made of token ids, and none were captured for the row.',
    );
    const tokens = three.map((line) => ({ ...line, tokens: rolloutTokens as Trajectory['tokens'] & object }));
    expect((await build('rft', tokens, '--format', 'trl-sft-tokens')).exitCode).toBe(0);
    expect(records()[0]).toEqual({
      input_ids: [1, 2, 3, 4, 5, 6, 7],
      labels: [-100, -100, 3, 4, -100, 6, 7],
    });
  });

  it('finds nothing to do in an empty file', async () => {
    expect((await build('rft', [])).exitCode).toBe(0);
    expect(records()).toEqual([]);
  });

  it('ends with 130 on Ctrl-C, and leaves nothing behind', async () => {
    const context = createTestContext({ cwd: folder, stdin: new PassThrough() });
    const building = buildWith(context, 'rft', '--from', '-');
    setImmediate(() => context.interrupt());
    expect((await building).exitCode).toBe(130);
    writeFileSync(join(folder, 'rollouts.jsonl'), asText(three));
    const stopped = createTestContext({ cwd: folder });
    stopped.interrupt();
    expect((await buildWith(stopped, 'rft', '--from', 'rollouts.jsonl')).exitCode).toBe(130);
    expect(existsSync(join(folder, 'data')) ? readdirSync(join(folder, 'data')) : []).toEqual([]);
  });
});

describe('the tools in the rows', () => {
  const namesOf = (record: { tools?: { function: { name: string } }[] }) =>
    record.tools?.map((tool) => tool.function.name);

  it('are those of an environment that is known', async () => {
    await build('rft', three);
    expect(namesOf(records()[0])).toContain('get_ticket');
  });

  it('are left out where the policy was not given any', async () => {
    const plain: Trajectory['messages'] = [
      { role: 'user', content: 'Hi.' },
      { role: 'assistant', content: 'print(1)', isSampled: true },
    ];
    await build('rft', [rollout('a', { messages: plain })]);
    expect(records()[0]).not.toHaveProperty('tools');
  });

  it('come from a file where one is named', async () => {
    const tool = { name: 'mine', description: 'Does it.', parameters: { type: 'object' } };
    writeFileSync(join(folder, 'tools.json'), JSON.stringify([tool]));
    await build('rft', three, '--tools', 'tools.json');
    expect(records()[0].tools).toEqual([{ type: 'function', function: tool }]);
    writeFileSync(join(folder, 'tools.json'), '[{"name":"x"}]');
    expect(await build('rft', three, '--tools', 'tools.json')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('--tools tools.json: it is no list of'),
    });
  });

  it('are missed by name where an environment is not known', async () => {
    const environment = { id: 'elsewhere', world: 'own', version: '1', dataHash: 'x' };
    const { stdout, exitCode } = await build(
      'rft',
      three.map((line) => ({ ...line, environment })),
    );
    expect(stdout).toContain('The tools of elsewhere are not known, so 2 trajectories come without');
    expect(exitCode).toBe(0);
  });

  it('fit into one column, over all tools of a large environment', async () => {
    const environment = { id: 'taubench/retail', world: 'own', version: '1', dataHash: 'x' };
    const lines = three.map((line) => ({ ...line, environment }));
    const { stdout, exitCode } = await build('rft', lines, '--format', 'verl-sft');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^members-padded \(2 rows\)/m);
  });
});

describe('what is asked for wrongly', () => {
  it.each([
    [['--format', 'trl-stf'], 'Did you mean trl-sft?'],
    [['--format', 'trl-dpo'], 'it carries dpo, not rft'],
    [
      ['--format', 'openai-sft', '--arguments', 'object'],
      '--arguments: openai-sft has no use for it here; it takes --on-turn-weights.',
    ],
    [['--format', 'verl-sft', '--container', 'jsonl'], 'verl-sft is read from parquet, not jsonl'],
    [['--chat-template-kwargs', '[1]'], 'give a JSON object'],
    [['--validation', '2'], 'It must be a number from 0 to 1'],
    [['--env', 'helpdeks'], 'Did you mean helpdesk?'],
    [['--preset', 'verl'], "unknown option '--preset'"],
  ])('is refused: %j', async (options, sentence) => {
    const { exitCode, stderr } = await build('rft', three, ...options);
    expect(stderr).toContain(sentence);
    expect(exitCode).toBe(1);
    expect(existsSync(join(folder, 'data', 'manifest.json'))).toBe(false);
  });

  it('is refused: an algorithm that is none', async () => {
    const { exitCode, stderr } = await buildWith(createTestContext({ cwd: folder }), 'gpro', '--from', 'x');
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Did you mean grpo?'),
    });
  });

  it('is refused: a file that is not there', async () => {
    const { exitCode, stderr } = await buildWith(
      createTestContext({ cwd: folder }),
      'rft',
      '--from',
      'absent.jsonl',
    );
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('there is no such file'),
    });
  });
});

it('says where what comes through stdin cannot be kept', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'absent'));
  const context = createTestContext({ cwd: folder, stdin: Readable.from([asText(three)]) });
  const { exitCode, stderr } = await buildWith(context, 'rft', '--from', '-');
  vi.unstubAllEnvs();
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^sca: What came through stdin cannot be kept in .*absent: .*set TMPDIR/);
});

describe('help', () => {
  it('sca build grpo --help', async () => {
    const { stdout } = await buildWith(createTestContext({ cwd: folder }), 'grpo', '--help');
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: sca build grpo --from <rollouts.jsonl> --out <folder> [options]

      Builds grpo data: samples with advantages within their group.

      Options:
        --from <file>                  trajectories, one per line, or - for stdin
        --out <folder>                 where the data set goes; an earlier one there
                                       is replaced
        --format <name>                sca, trl-grpo-prompts, trl-grpo-rollouts,
                                       verl-rl, verl-agent-loop, openai-rft,
                                       hugging-face (default: sca)
        --container <kind>             kind of file, where the format has two
                                       (choices: "jsonl", "parquet")
        --env <id|path>                environment whose tools go into the rows;
                                       repeatable
        --tools <file|none>            JSON file with the tools of all rows, instead
                                       of --env
        --validation <share>           share of tasks that are kept for validation
                                       (default: 0)
        --split-seed <seed>            another seed divides tasks otherwise (default:
                                       0)
        --json                         print the manifest to stdout, and the rest to
                                       stderr
        --preset <trainer>             take a trainer's conventions instead of ours
                                       (choices: "verl", "trl", "art")
        --estimator <name>             how advantages are estimated (default: grpo)
                                       (choices: "grpo", "rloo", "opo", "pass-at-k")
        --truncated <rule>             what becomes of trajectories that a limit cut
                                       off (default: mask) (choices: "keep", "mask",
                                       "drop")
        --credit <rule>                how turns share a reward (default: trajectory)
                                       (choices: "trajectory", "turn-discount")
        --turn-gamma <factor>          turn-discount: what a turn is worth of the
                                       next, 0..1 (default: 0.95)
        --overlong <tokens,buffer>     DAPO's penalty on tokens beyond tokens - buffer
        --reward-clip <low,high>       bounds of rewards before any penalty
        --batch-groups <count>         groups that batch statistics are taken over
                                       (default: 128)
        --standard-deviation <kind>    of rewards (default: sample) (choices:
                                       "sample", "population")
        --epsilon <value>              added to the standard deviation (default: 1e-6)
        --scale <by>                   what advantages are divided by; none is Dr.
                                       GRPO (default: group) (choices: "group",
                                       "batch", "none")
        --zero-variance <rule>         groups whose rewards are all equal (default:
                                       drop) (choices: "keep", "drop")
        --zero-advantage <rule>        rows with advantage 0 (default: keep) (choices:
                                       "keep", "drop")
        --singleton <rule>             advantage of a lone trajectory that is kept
                                       (default: zero) (choices: "zero", "score")
        --arguments <form>             arguments of tool calls (choices: "string",
                                       "object")
        --on-invalid-arguments <rule>  arguments that cannot be an object (choices:
                                       "skip-record", "keep-string", "error")
        --agent-name <name>            the agent loop that answers a prompt
        --dataset-name <name>          what files that describe the data set call it
        -h, --help                     display help for command

      What a format cannot carry is counted with its reason and never changed. Trajectories that cannot be used are named
      and passed over; the exit code is then 2. It is 1 where there were rows and none of them could be written.

      Example:
        $ sca build grpo --from rollouts.jsonl --out data/grpo --validation 0.1
      "
    `);
  });

  it('lists the formats that there are', () => {
    for (const algorithm of Object.keys(FORMAT_NAMES) as Algorithm[])
      expect(FORMAT_NAMES[algorithm]).toEqual(formatsFor(algorithm).map(({ name }) => name));
  });
});
