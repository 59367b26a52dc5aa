import { ScaError } from '@sca/core';
import { checkSettings } from './check-settings.ts';
import { describeConfigIssues } from './describe-config-issues.ts';
import { ExperimentConfig } from './experiment-config.ts';
import { type ExperimentSource, readExperimentSource } from './experiment-source.ts';
import { type Experiment, resolveExperiment } from './resolve-experiment.ts';

/**
 * Reads, checks and completes an experiment.
 *
 * @throws ScaError `EXPERIMENT_UNREADABLE`, `OPTION_INVALID`, or `EXPERIMENT_INVALID`, whose message names every
 *   wrong field with its place and the nearest right one
 */
export async function loadExperiment(path: string, overrides: readonly string[] = []): Promise<Experiment> {
  return parseExperiment(await readExperimentSource(path, overrides));
}

/** The same for a source that was read already. */
export function parseExperiment(source: ExperimentSource): Experiment {
  const parsed = ExperimentConfig.safeParse(source.value);
  if (!parsed.success) throw invalid(describeConfigIssues(parsed.error.issues, source));
  const experiment = resolveExperiment(parsed.data);
  const problems = checkSettings(experiment);
  if (problems.length === 0) return experiment;
  throw invalid(problems.map(({ path, sentence }) => `${source.placeOf(path)}: ${sentence}`));
}

function invalid(problems: readonly string[]): ScaError {
  return new ScaError('EXPERIMENT_INVALID', problems.join('\n'), { details: { problems: [...problems] } });
}
