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
        check <tasks.jsonl> --env <id|path> [options]  judge Code-as-Task proposals and show where they are lost
        replay --env <id> --in <file> [options]        play recorded rows again and show where an environment has drifted
        data pull|verify|check|list [options]          fetch official benchmark data and see what is there
        help [command]                                 display help for command

      Example:
        $ sca check examples/helpdesk/tasks.jsonl --env helpdesk
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
        --env <id|path>            environment: a known id (helpdesk) or your own
                                   module
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
    ['check tasks.jsonl --environment helpdesk', "required option '--env <id|path>' not specified"],
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
