import type { CommandContext } from '../../command-context.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import type { Experiment } from '../../experiment/resolve-experiment.ts';
import { openTestSets } from '../../plan/open-test-sets.ts';
import { planExperiment } from '../../plan/plan-experiment.ts';
import { planText } from '../../plan/plan-text.ts';
import type { StageName } from '../../stages/stage-names.ts';
import { escapeJson } from '../../terminal/escape-text.ts';
import { openWorlds } from '../../worlds/open-worlds.ts';

export interface DryRunRequest {
  readonly experiment: Experiment;
  readonly stages: readonly StageName[];
  /** One object on stdout, and nothing else. */
  readonly isJson: boolean;
}

/**
 * `--dry-run`: counts what the experiment would do. No model is called and nothing is written.
 *
 * @throws ScaError where the environment cannot be opened
 */
export async function dryRun(
  { experiment, stages, isJson }: DryRunRequest,
  { stdout, cwd }: CommandContext,
): Promise<number> {
  // The own world is there without data; it finds a wrong name.
  const worlds = await openWorlds({ ...experiment, world: 'own', dataDir: '', subset: 'full' }, cwd);
  const dataDir = dataFolder({ option: experiment.data, cwd });
  const sets = await openTestSets({ experiment, dataDir, cwd });
  const plan = planExperiment({
    experiment,
    stages,
    sets,
    hasUser: worlds.some(({ hasUser }) => hasUser),
  });
  const json = (): string => `${escapeJson(JSON.stringify({ type: 'plan', experiment, ...plan }))}\n`;
  await stdout.write(isJson ? json() : planText(experiment, plan));
  return EXIT_CODE.done;
}
