import { type Command, Option } from 'commander';
import type { CommandContext } from '../../command-context.ts';

/** Adds `sca rescore`. */
export function addRescoreCommand(
  program: Command,
  context: CommandContext,
  onExit: (code: number) => void,
): void {
  program
    .command('rescore')
    .summary('score old rollouts with other verifiers, without a model call')
    .description(
      'Replays the calls of every rollout of a run and asks the verifier of its task again: that of --tasks, or the own one. Shows which rewards changed.',
    )
    .argument('<run>', 'the folder of a run')
    .usage('<run> [options]')
    .option(
      '--tasks <file>',
      'tasks whose verifiers are asked, matched by instruction (default: those of the run)',
    )
    .option('--rollouts <file>', 'rollouts to score (default: those of the run)')
    .option('--out <file>', 'where the rescored rollouts go (default: rollouts.rescored.jsonl in the run)')
    .addOption(
      new Option('--mode <mode>', 'leaves out rollouts of tasks that this check mode refuses').choices([
        'paper',
        'strict',
      ]),
    )
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', '\nExample:\n  $ sca rescore runs/calculation --tasks mended-tasks.jsonl')
    .action(async (run: string, options) => {
      const { rescoreRun } = await import('./rescore-run.ts');
      onExit(await rescoreRun({ run, ...options }, context));
    });
}
