import { createPolicy } from '../policy/create-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { copyWeights } from '../policy/policy-weights.ts';
import { createDecisionReader } from './decisions/decision-reader.ts';
import { learnByImitation } from './learn-by-imitation.ts';
import { learnFromAdvantages } from './learn-from-advantages.ts';
import { learnFromPreferences } from './learn-from-preferences.ts';
import { startProblemLog } from './rows/problem-log.ts';
import type { EpochsReport } from './run-epochs.ts';
import type { Training } from './training.ts';
import { resolveSteps, type TrainOptions } from './training-options.ts';
import type { TrainingReport } from './training-report.ts';

/** A policy that has learned, and what it learned from. */
export interface TrainingResult {
  readonly policy: Policy;
  readonly report: TrainingReport;
}

/**
 * Trains a policy on data files and gives the policy that has learned; the one given stays as it is.
 *
 * Rows that cannot be used are counted and named in the report; the others are learned from. Optimizers start afresh.
 *
 * @throws ScaError `OPTION_INVALID`, `JSON_LINES_READ_FAILED`. The reason of the signal where it aborts.
 */
export async function trainPolicy(policy: Policy, options: TrainOptions): Promise<TrainingResult> {
  const log = startProblemLog();
  const reader = createDecisionReader(policy.weights.hashBits);
  const weights = copyWeights(policy.weights);
  const training: Training = { policy, weights, log, reader, steps: resolveSteps(options) };
  const { rows, ...epochs } = await learn(training, options);
  const report = {
    algorithm: options.algorithm,
    rows,
    ...epochs,
    problems: log.counts,
    problemExamples: log.examples,
  };
  return { policy: createPolicy({ name: policy.name, weights }), report };
}

function learn(training: Training, options: TrainOptions): Promise<EpochsReport & { rows: number }> {
  switch (options.algorithm) {
    case 'rft':
      return learnByImitation(training, options);
    case 'dpo':
      return learnFromPreferences(training, options);
    case 'ppo':
    case 'grpo':
      return learnFromAdvantages(training, options);
  }
}
