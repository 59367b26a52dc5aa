import { createPreferenceLoss } from './losses/preference-loss.ts';
import { createOptimizer } from './optimizers/create-optimizer.ts';
import { PreferenceRow, preferenceExample } from './rows/preference-row.ts';
import { readRows } from './rows/read-rows.ts';
import { type EpochsReport, runEpochs } from './run-epochs.ts';
import { createStep } from './take-step.ts';
import type { Training } from './training.ts';
import { type DpoOptions, requirePositive } from './training-options.ts';

const DEFAULT_BETA = 0.1;

/** Makes the chosen sides likelier than the rejected ones, measured from the reference. */
export async function learnFromPreferences(
  training: Training,
  { files, beta = DEFAULT_BETA, reference = training.policy }: DpoOptions,
): Promise<EpochsReport & { rows: number }> {
  const { weights, steps, log } = training;
  const loss = createPreferenceLoss(requirePositive('beta', beta));
  const rows = await readRows(files, { schema: PreferenceRow, log });
  const optimizer = createOptimizer(steps, weights.choice.length);
  const context = { ...training, reference: reference.weights.choice };
  const report = await runEpochs({
    rows,
    steps,
    learn: createStep(weights.choice, { loss, optimizer }),
    toExample: (row) => preferenceExample(row, context),
  });
  return { rows: rows.length, ...report };
}
