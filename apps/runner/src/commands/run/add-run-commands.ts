import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import type { StageName } from '../../stages/stage-names.ts';
import type { RunOptions } from './run-options.ts';

interface RunCommand {
  readonly name: string;
  readonly summary: string;
  /** The stages that it carries out. */
  readonly stages: readonly StageName[];
  readonly example: string;
}

const COMMANDS: readonly RunCommand[] = [
  {
    name: 'run',
    summary: 'run a whole experiment: challenge, check, rollout, build, train, evaluate, report',
    stages: ['challenge', 'rollout', 'build', 'train', 'eval', 'report'],
    example: 'sca run experiments/calculation.yaml --set rollout.perTask=4 --name smaller',
  },
  {
    name: 'challenge',
    summary: 'write and check the tasks of an experiment, and nothing else',
    stages: ['challenge'],
    example: 'sca challenge experiments/calculation.yaml --set challenge.tasks=50',
  },
  {
    name: 'rollout',
    summary: 'play the episodes of an experiment whose tasks are there',
    stages: ['rollout'],
    example: 'sca rollout runs/calculation',
  },
  {
    name: 'train',
    summary: 'build the training data of an experiment whose episodes are there, and train on it',
    stages: ['build', 'train'],
    example: 'sca train runs/calculation',
  },
  {
    name: 'eval',
    summary: 'measure the policies of an experiment on its test tasks',
    stages: ['eval'],
    example: 'sca eval experiments/calculation.yaml --set evaluate.trials=1',
  },
  {
    name: 'report',
    summary: 'write report.html and report.json of a run, as far as it is',
    stages: ['report'],
    example: 'sca report runs/calculation',
  },
];

/** Adds `sca run` and the commands for its single stages. */
export function addRunCommands(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  for (const command of COMMANDS) {
    addRunOptions(program.command(command.name), command).action(
      async (source: string | undefined, options: RunOptions) => {
        const { runCommand } = await import('./run-command.ts');
        onExit(await runCommand({ command: command.name, stages: command.stages, source, options }, context));
      },
    );
  }
}

function addRunOptions(command: Command, { summary, example }: RunCommand): Command {
  return command
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .argument('[experiment|run]', 'an experiment file, or the folder of a run')
    .usage('[experiment|run] [options]')
    .option('--set <path=value>', 'set any field of the experiment, over the file; repeatable', collect)
    .option('--name <name>', 'name of the run')
    .option('--seed <seed>', 'seed of the run', wholeNumber)
    .option('--runs <folder>', 'where run folders lie', 'runs')
    .option('--from-run <folder>', 'take the experiment of a run; with --name it begins a new one')
    .option('--data <folder>', 'folder of official benchmark data')
    .option('--workers <count>', 'worker threads of the sandbox', wholeNumber)
    .option(
      '--max-infra-failures <count>',
      'stop after so many failures of the endpoint in a row',
      wholeNumber,
    )
    .option('--accept-changes', 'go on although the experiment differs from that of the run')
    .option(
      '--dry-run',
      'print how many episodes and calls there will be at most and what they may cost, and do nothing',
    )
    .option('--json', 'print one launch and one done record to stdout, and nothing else')
    .addHelpText(
      'after',
      `\nRun the same command again to go on with what was stopped. Ctrl-C once finishes what is in flight, twice stops now.\n\nExample:\n  $ ${example}`,
    );
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

function wholeNumber(value: string): number {
  if (!/^\d{1,10}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}
