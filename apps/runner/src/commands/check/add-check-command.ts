import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { requireOptions } from '../require-options.ts';
import type { CheckOptions } from './check-options.ts';

const EXAMPLES = `
A line that is no task is named and passed over; the exit code is then 2.

Examples:
  $ sca check examples/helpdesk/tasks.jsonl --env helpdesk
  $ sca check tasks.jsonl --env ./my-environment.ts --rule noop-accepted=off --out verdicts.jsonl
  $ cat tasks.jsonl | sca check - --env helpdesk --json | jq -r 'select(.kept) | .id'`;

/** Adds `sca check`. What it needs is loaded when it runs, so that `--help` does not wait for it. */
export function addCheckCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('check')
    .summary('judge Code-as-Task proposals and show where they are lost')
    .description(
      'Runs every task of a JSONL file in the sandbox, judges it, and shows how many are lost to which reason.',
    )
    .argument('<tasks.jsonl>', 'file with one task per line, or - for stdin')
    .argument('[rules...]', 'further rules after --rule')
    .usage('<tasks.jsonl> --env <id|path> [options]')
    .option(
      '--env <id|path>',
      'environment: a known id (helpdesk), or your own module as path or path#export',
    )
    .addOption(
      new Option('--mode <mode>', 'which rules apply').choices(['paper', 'strict']).default('strict'),
    )
    .option('--rule <reason=on|off>', 'switch one rule, over the mode; repeatable', collect)
    .option('--workers <count>', 'worker threads (default: one per processor)', wholeNumber)
    .option('--wall-time-ms <ms>', 'time limit of one run of guest code (default: 3000)', wholeNumber)
    .option(
      '--interrupt-count <count>',
      'limit of one run, in 10,000 loop turns or calls (default: 2000)',
      wholeNumber,
    )
    .option('--memory-mib <mib>', 'memory limit of one run of guest code (default: 64)', wholeNumber)
    .option('--out <file>', 'also write one verdict per task to this file')
    .option('--json', 'print one object per line of input to stdout, and the rest to stderr')
    .hook('preAction', requireOptions('env'))
    .addHelpText('after', EXAMPLES)
    .action(async (tasks: string, rules: string[], options: CheckOptions) => {
      const { runCheck } = await import('./run-check.ts');
      onExit(
        await runCheck(
          { tasks, options: { ...options, rule: [...(options.rule ?? []), ...rules] } },
          context,
        ),
      );
    });
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return Number(value);
}
