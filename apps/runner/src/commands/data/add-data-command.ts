import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import type { DataOptions } from './data-options.ts';

const EXAMPLES = `
Nothing of the official data comes with this package. It is made from the upstream repository at a pinned commit,
whose Python modules run in WebAssembly and reach nothing of this machine.

Examples:
  $ sca data pull m3tooleval
  $ sca data pull m3tooleval --from ./code-act.tar.gz --data ./benchmarks
  $ sca data check m3tooleval`;

const FOLDER = 'data folder (default: SCA_DATA_DIR, else the cache folder)';
const FROM = 'checkout, .tar.gz or URL (default: download the pinned commit)';

/** Adds `sca data`. What it needs is loaded when it runs, so that `--help` does not wait for it. */
export function addDataCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  const data = program
    .command('data')
    .summary('fetch official benchmark data and see what is there')
    .description('Makes official benchmark data from its upstream repository, and says what is there.')
    .usage('pull|verify|check|list [options]')
    .addHelpText('after', EXAMPLES);
  data
    .command('pull <benchmark>')
    .description('download the upstream repository and make the data from it')
    .option('--data <folder>', FOLDER)
    .option('--from <path|url>', FROM)
    .addHelpText('after', '\nExample:\n  $ sca data pull m3tooleval --from ./code-act.tar.gz')
    .action(async (name: string, options: DataOptions) => {
      const { pullData } = await import('./pull-data.ts');
      onExit(await pullData(name, options, context));
    });
  data
    .command('verify <benchmark>')
    .description("replay random calls through upstream's tools and ours")
    .option('--from <path|url>', FROM)
    .option('--calls <count>', 'calls, or sequences of calls', wholeNumber, 500)
    .option('--seed <number>', 'of the random arguments', wholeNumber, 1)
    .addHelpText('after', '\nExample:\n  $ sca data verify m3tooleval --calls 100')
    .action(async (name: string, options: DataOptions) => {
      const { verifyData } = await import('./verify-data.ts');
      onExit(await verifyData(name, options, context));
    });
  data
    .command('check <benchmark>')
    .description('compare every file with its pinned sha256')
    .option('--data <folder>', FOLDER)
    .addHelpText('after', '\nExample:\n  $ sca data check m3tooleval')
    .action(async (name: string, options: DataOptions) => {
      const { checkCommand } = await import('./list-data.ts');
      onExit(await checkCommand(name, options, context));
    });
  data
    .command('list')
    .description('say which benchmarks are there')
    .option('--data <folder>', FOLDER)
    .addHelpText('after', '\nExample:\n  $ sca data list --data ./benchmarks')
    .action(async (options: DataOptions) => {
      const { listCommand } = await import('./list-data.ts');
      onExit(await listCommand(options, context));
    });
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return Number(value);
}
