import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { requireOptions } from '../require-options.ts';
import type { ReplayOptions } from './replay-options.ts';

const EXAMPLES = `
The exit code is 1 where a row is not reproduced, and 2 where lines are no recorded rows.

Examples:
  $ sca replay --env m3tooleval --in tool-traces.jsonl
  $ sca replay --env m3tooleval/web-browsing --in tool-traces.jsonl --data ./benchmarks --json`;

/** Adds `sca replay`. What it needs is loaded when it runs, so that `--help` does not wait for it. */
export function addReplayCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('replay')
    .summary('play recorded rows again and show where an environment has drifted')
    .description(
      'Plays rows that were recorded from a benchmark again, on the official data, and compares what comes of them to the letter.',
    )
    .usage('--env <id> --in <file> [options]')
    .option('--env <id>', 'environment or group, such as m3tooleval or m3tooleval/calculation')
    .option('--in <file>', 'file with one recorded row per line, or - for stdin')
    .option('--data <folder>', 'official data (default: SCA_DATA_DIR, else the cache folder)')
    .option('--json', 'print one object to stdout, and the rest to stderr')
    .hook('preAction', requireOptions('env', 'in'))
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReplayOptions) => {
      const { runReplay } = await import('./run-replay.ts');
      onExit(await runReplay(options, context));
    });
}
