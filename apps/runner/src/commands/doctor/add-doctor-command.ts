import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';

/** Adds `sca doctor`. */
export function addDoctorCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('doctor')
    .summary('look whether everything that a run needs is there')
    .description(
      'Looks at Node, the sandbox, the data folder, the disk and an endpoint, and says what to do.',
    )
    .option('--data <folder>', 'folder of official benchmark data')
    .option('--runs <folder>', 'where run folders lie', 'runs')
    .option('--base-url <url>', 'an OpenAI-compatible endpoint to ask, such as http://localhost:8000/v1')
    .option('--api-key-env <name>', 'variable with its key')
    .addHelpText('after', '\nExample:\n  $ sca doctor --base-url http://localhost:8000/v1')
    .action(async (options) => {
      const { runDoctor } = await import('./run-doctor.ts');
      onExit(await runDoctor(options, context));
    });
}
