import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addBuildCommand } from './commands/build/add-build-command.ts';
import { addCheckCommand } from './commands/check/add-check-command.ts';
import { addCompareCommand } from './commands/compare/add-compare-command.ts';
import { addDataCommand } from './commands/data/add-data-command.ts';
import { addDoctorCommand } from './commands/doctor/add-doctor-command.ts';
import { addInitCommand } from './commands/init/add-init-command.ts';
import { addModelCommand } from './commands/model/add-model-command.ts';
import { addReplayCommand } from './commands/replay/add-replay-command.ts';
import { addRescoreCommand } from './commands/rescore/add-rescore-command.ts';
import { addRunCommands } from './commands/run/add-run-commands.ts';
import { addServeCommand } from './commands/serve/add-serve-command.ts';
import { readVersion } from './read-version.ts';

const EXAMPLE = `
Example:
  $ sca run experiments/calculation.yaml`;

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
  addRunCommands(program, context, onExit);
  addCheckCommand(program, context, onExit);
  addRescoreCommand(program, context, onExit);
  addBuildCommand(program, context, onExit);
  addReplayCommand(program, context, onExit);
  addDataCommand(program, context, onExit);
  addCompareCommand(program, context, onExit);
  addServeCommand(program, context, onExit);
  addInitCommand(program, context, onExit);
  addDoctorCommand(program, context, onExit);
  addModelCommand(program, context, onExit);
  return program;
}
