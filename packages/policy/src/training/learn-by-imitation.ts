import { likelihoodLoss } from './losses/likelihood-loss.ts';
import { createOptimizer } from './optimizers/create-optimizer.ts';
import { ImitationRow, imitationExample } from './rows/imitation-row.ts';
import { readRows } from './rows/read-rows.ts';
import { type EpochsReport, runEpochs } from './run-epochs.ts';
import { createStep } from './take-step.ts';
import type { Training } from './training.ts';
import type { RftOptions } from './training-options.ts';

/** Makes what the rows did likelier. */
export async function learnByImitation(
  training: Training,
  { files }: RftOptions,
): Promise<EpochsReport & { rows: number }> {
  const { weights, steps, log } = training;
  const rows = await readRows(files, { schema: ImitationRow, log });
  const optimizer = createOptimizer(steps, weights.choice.length);
  const learn = createStep(weights.choice, { loss: likelihoodLoss, optimizer });
  const report = await runEpochs({ rows, steps, learn, toExample: (row) => imitationExample(row, training) });
  return { rows: rows.length, ...report };
}
