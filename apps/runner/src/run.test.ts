import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { createTestContext } from './testing/test-context.ts';

async function runWith(...commandLine: string[]) {
  const context = createTestContext();
  const exitCode = await run(commandLine, context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

describe('help', () => {
  it('sca --help', async () => {
    const { stdout, exitCode } = await runWith('--help');
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: sca [options] [command]

      Self-Challenging Agents: agents that write their own verified tasks and learn
      from them.

      Options:
        -V, --version                                  output the version number
        -h, --help                                     display help for command

      Commands:
        run [experiment|run] [options]                 run a whole experiment: challenge, check, rollout, build, train, evaluate, report
        challenge [experiment|run] [options]           write and check the tasks of an experiment, and nothing else
        rollout [experiment|run] [options]             play the episodes of an experiment whose tasks are there
        train [experiment|run] [options]               build the training data of an experiment whose episodes are there, and train on it
        eval [experiment|run] [options]                measure the policies of an experiment on its test tasks
        report [experiment|run] [options]              write report.html and report.json of a run, as far as it is
        check <tasks.jsonl> --env <id|path> [options]  judge Code-as-Task proposals and show where they are lost
        rescore <run> [options]                        score old rollouts with other verifiers, without a model call
        build <rft|dpo|kto|ppo|grpo> [options]         turn trajectories into training data that trainers load
        replay --env <id> --in <file> [options]        play recorded rows again and show where an environment has drifted
        data pull|verify|check|list [options]          fetch official benchmark data and see what is there
        compare <run> <run> [run...] [options]         compare the trained policies of two or more runs, task by task
        serve --policy <file> [options]                put a trained reference policy behind an OpenAI-compatible endpoint
        init experiment [file]                         write a file to start from
        doctor [options]                               look whether everything that a run needs is there
        model check [name] [options]                   ask a model what it can do
        help [command]                                 display help for command

      Example:
        $ sca run experiments/calculation.yaml
      "
    `);
    expect(exitCode).toBe(0);
  });

  it('sca check --help', async () => {
    const { stdout, exitCode } = await runWith('check', '--help');
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: sca check <tasks.jsonl> --env <id|path> [options]

      Runs every task of a JSONL file in the sandbox, judges it, and shows how many
      are lost to which reason.

      Arguments:
        tasks.jsonl                file with one task per line, or - for stdin
        rules                      further rules after --rule

      Options:
        --env <id|path>            environment: a known id (helpdesk), or your own
                                   module as path or path#export
        --mode <mode>              which rules apply (choices: "paper", "strict",
                                   default: "strict")
        --rule <reason=on|off>     switch one rule, over the mode; repeatable
        --workers <count>          worker threads (default: one per processor)
        --wall-time-ms <ms>        time limit of one run of guest code (default: 3000)
        --interrupt-count <count>  limit of one run, in 10,000 loop turns or calls
                                   (default: 2000)
        --memory-mib <mib>         memory limit of one run of guest code (default: 64)
        --out <file>               also write one verdict per task to this file
        --json                     print one object per line of input to stdout, and
                                   the rest to stderr
        -h, --help                 display help for command

      A line that is no task is named and passed over; the exit code is then 2.

      Examples:
        $ sca check examples/helpdesk/tasks.jsonl --env helpdesk
        $ sca check tasks.jsonl --env ./my-environment.ts --rule noop-accepted=off --out verdicts.jsonl
        $ cat tasks.jsonl | sca check - --env helpdesk --json | jq -r 'select(.kept) | .id'
      "
    `);
    expect(exitCode).toBe(0);
  });
});

describe('a wrong command line', () => {
  it.each([
    ['chekc', 'Did you mean check?'],
    ['check tasks.jsonl --environment helpdesk', "unknown option '--environment'"],
    ['check tasks.jsonl --env helpdesk --jsn', 'Did you mean --json?'],
    ['check tasks.jsonl --env helpdesk --mode lax', 'Allowed choices are paper, strict.'],
    ['check tasks.jsonl --env helpdesk --workers many', 'whole number'],
    ['check tasks.jsonl --env helpdeks', 'Did you mean helpdesk?'],
    ['check tasks.jsonl --env helpdesk --rule noop-acepted=off', 'Did you mean noop-accepted?'],
    ['check tasks.jsonl --env helpdesk --rule unstable=off unstabel=off', 'Did you mean unstable?'],
    ['check --env helpdesk', "missing required argument 'tasks.jsonl'"],
    ['check no-such-file.jsonl --env helpdesk', 'there is no such file'],
    ['check package.json --env helpdesk --memory-mib 1', 'memoryBytes'],
  ])('sca %s', async (commandLine, hint) => {
    const { exitCode, stdout, stderr } = await runWith(...commandLine.split(' '));
    expect(stderr).toContain(hint);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });
});

it('says how to choose among the environments of a module', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sca-run-'));
  const module = join(folder, 'two.mjs');
  const define = (name: string): string =>
    `export const ${name} = defineEnvironment({ id: '${name}', version: '1', tools: [], initialState: {} });\n`;
  writeFileSync(
    module,
    `import { defineEnvironment } from '@sca/core';\n${define('first')}${define('second')}`,
  );
  const check = ['check', 'package.json', '--workers', '1', '--env'];
  expect((await runWith(...check, module)).stderr).toContain(
    `--env ${module}#first or --env ${module}#second.`,
  );
  expect((await runWith(...check, `${module}#second`)).exitCode).toBe(2);
  rmSync(folder, { recursive: true });
});
