import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import type { ModelOptions } from './model-options.ts';

const EXAMPLES = `
The configuration is a YAML or JSON file with a section models:, a model under each name.
The exit code is 1 where the model cannot be used, or lacks what the configuration relies on.

Examples:
  $ sca model check executor
  $ sca model check --base-url http://localhost:8000/v1 --model Qwen/Qwen3-8B
  $ sca model check judge --config experiment.yaml --json`;

/** Adds `sca model`. What it needs is loaded when it runs, so that `--help` does not wait for it. */
export function addModelCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  const model = program
    .command('model')
    .summary('ask a model what it can do')
    .description('Asks a model what it can do, with about a dozen short calls.')
    .usage('check [name] [options]')
    .addHelpText('after', EXAMPLES);
  model
    .command('check [name]')
    .description('print latency, context length, tools, seed and token capture of a model')
    .option('--config <file>', 'file with a models: section (default: experiment.yaml, else models.yaml)')
    .option('--base-url <url>', 'endpoint to ask instead of a configured model')
    .option('--model <name>', 'the model as that endpoint knows it')
    .option('--api-key-env <variable>', 'environment variable that holds the key of that endpoint')
    .option('--json', 'print one object')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string | undefined, options: ModelOptions) => {
      const { runModelCheck } = await import('./run-model-check.ts');
      onExit(await runModelCheck(name, options, context));
    });
}
