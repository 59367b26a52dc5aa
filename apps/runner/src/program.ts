import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addCheckCommand } from './commands/check/add-check-command.ts';
import { addDataCommand } from './commands/data/add-data-command.ts';
import { addReplayCommand } from './commands/replay/add-replay-command.ts';

const EXAMPLE = `
Example:
  $ sca check examples/helpdesk/tasks.jsonl --env helpdesk`;

/** The `sca` program. `onExit` hears the exit code of the command that ran. */
export function createProgram(context: CommandContext, onExit: (code: number) => void): Command {
  const program = new Command('sca')
    .description('Self-Challenging Agents: agents that write their own verified tasks and learn from them.')
    .version(readVersion())
    .exitOverride()
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
    })
    .addHelpText('after', EXAMPLE);
  addCheckCommand(program, context, onExit);
  addReplayCommand(program, context, onExit);
  addDataCommand(program, context, onExit);
  return program;
}

function readVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}
