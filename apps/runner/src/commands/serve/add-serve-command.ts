import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { requireOptions } from '../require-options.ts';
import type { ServeOptions } from './serve-policy.ts';

const DEFAULT_PORT = 8000;

/** Adds `sca serve`. */
export function addServeCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('serve')
    .summary('put a trained reference policy behind an OpenAI-compatible endpoint')
    .description(
      'Serves a checkpoint of the reference policy over HTTP, as vLLM serves a language model: chat completions with tools, seeds, logprobs and token ids. Ctrl-C stops it.',
    )
    .usage('--policy <file> [options]')
    .option('--policy <file>', 'checkpoint of a reference policy')
    .option('--port <port>', 'where to listen; 0 takes any that is free', portNumber, DEFAULT_PORT)
    .option('--host <address>', 'whom to listen to; 0.0.0.0 lets everybody in', '127.0.0.1')
    .option('--name <name>', 'what requests call the model (default: its name in the checkpoint)', modelName)
    .hook('preAction', requireOptions('policy'))
    .addHelpText(
      'after',
      '\nExample:\n  $ sca serve --policy runs/calculation/checkpoints/10/weights.json --port 8000',
    )
    .action(async (options: ServeOptions) => {
      const { servePolicy } = await import('./serve-policy.ts');
      onExit(await servePolicy(options, context));
    });
}

function portNumber(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}

function modelName(value: string): string {
  if (!/^[\w.:/-]+$/.test(value))
    throw new InvalidArgumentError('It must be letters, digits and any of . _ : / -');
  return value;
}
