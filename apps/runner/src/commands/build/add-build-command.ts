import type { Algorithm } from '@sca/rl/exporters';
import type { Command } from 'commander';
import type { CommandContext } from '../../command-context.ts';
import { requireOptions } from '../require-options.ts';
import type { BuildOptions } from './build-options.ts';
import { builderFlags, SUMMARIES } from './builder-flags.ts';
import { datasetFlags, settingFlags } from './export-flags.ts';

const EXAMPLES = `
Examples:
  $ sca build rft --from runs/first/rollouts.jsonl --format trl-sft --out data/rft
  $ sca build dpo --from rollouts.jsonl --format llama-factory --validation 0.1 --out data/dpo
  $ sca build grpo --from rollouts.jsonl --format verl-agent-loop --preset verl --out data/grpo
  $ cat runs/*/rollouts.jsonl | sca build rft --from - --format verl-sft --env helpdesk --out data/sft

Options differ by algorithm: sca build rft --help`;

const EXIT_CODES = `
What a format cannot carry is counted with its reason and never changed. Trajectories that cannot be used are named
and passed over; the exit code is then 2. It is 1 where there were rows and none of them could be written.

Example:
  $ sca build ALGORITHM --from rollouts.jsonl --out data/ALGORITHM --validation 0.1`;

/** Adds `sca build` with a subcommand per algorithm. What they need is loaded when they run. */
export function addBuildCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  const build = program
    .command('build')
    .summary('turn trajectories into training data that trainers load')
    .description(
      'Turns the trajectories of a JSONL file into training data, in the form that a trainer reads.',
    )
    .usage('<rft|dpo|kto|ppo|grpo> [options]')
    .addHelpText('after', EXAMPLES);
  for (const algorithm of Object.keys(SUMMARIES) as Algorithm[])
    addAlgorithm(build, algorithm, async (options, builderOptions) => {
      const { runBuild } = await import('./run-build.ts');
      onExit(await runBuild({ algorithm, options, builderOptions }, context));
    });
}

type Run = (options: BuildOptions, builderOptions: Record<string, unknown>) => Promise<void>;

function addAlgorithm(build: Command, algorithm: Algorithm, run: Run): void {
  const command = build
    .command(algorithm)
    .summary(SUMMARIES[algorithm])
    .description(`Builds ${algorithm} data: ${SUMMARIES[algorithm]}.`)
    .usage('--from <rollouts.jsonl> --out <folder> [options]')
    .option('--from <file>', 'trajectories, one per line, or - for stdin')
    .option('--out <folder>', 'where the data set goes; an earlier one there is replaced')
    .hook('preAction', requireOptions('from', 'out'))
    .addHelpText('after', EXIT_CODES.replaceAll('ALGORITHM', algorithm));
  const flags = [...datasetFlags(algorithm), ...builderFlags[algorithm], ...settingFlags(algorithm)];
  for (const flag of flags) command.addOption(flag);
  command.action((options: BuildOptions & Record<string, unknown>) => {
    const names = builderFlags[algorithm].map((flag) => flag.attributeName());
    const given = names.filter((name) => command.getOptionValueSource(name) === 'cli');
    return run(options, Object.fromEntries(given.map((name) => [name, options[name]])));
  });
}
