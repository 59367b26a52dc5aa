import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';

const EXAMPLE = '\nExample:\n  $ sca init experiment my-experiment.yaml';

/** Adds `sca init`. */
export function addInitCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  const init = program
    .command('init')
    .summary('write a file to start from')
    .usage('experiment [file]')
    .addHelpText('after', EXAMPLE);
  init
    .command('experiment')
    .summary('write a commented experiment file')
    .description('Writes a commented experiment file, and its JSON Schema for editors beside it.')
    .argument('[file]', 'where to', 'experiment.yaml')
    .option('--force', 'replace files that are there')
    .addHelpText('after', EXAMPLE)
    .action(async (file: string, options: { force?: boolean }) => {
      const { initExperiment } = await import('./init-experiment.ts');
      onExit(await initExperiment({ file, isForced: options.force ?? false }, context));
    });
}
