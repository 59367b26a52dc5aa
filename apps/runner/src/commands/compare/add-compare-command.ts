import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';

/** Adds `sca compare`. */
export function addCompareCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('compare')
    .summary('compare the trained policies of two or more runs, task by task')
    .description(
      'Compares the policies that runs ended with on the test tasks that they share. The first run is what the others are compared with.',
    )
    .argument('<runs...>', 'folders of runs that have a report')
    .usage('<run> <run> [run...] [options]')
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', '\nExample:\n  $ sca compare runs/rft runs/dpo runs/grpo')
    .action(async (runs: string[], options: { json?: boolean }) => {
      const { compareRuns } = await import('./compare-runs.ts');
      onExit(await compareRuns({ runs, isJson: options.json ?? false }, context));
    });
}
