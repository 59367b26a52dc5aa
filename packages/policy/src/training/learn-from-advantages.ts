import { addStateGradient, valueOfState } from './decisions/decision-gradient.ts';
import { createClippedLoss } from './losses/clipped-loss.ts';
import { valueLoss } from './losses/value-loss.ts';
import { createOptimizer, type Optimizer } from './optimizers/create-optimizer.ts';
import { Gradient } from './optimizers/gradient.ts';
import { AdvantageRow, advantageExample, type ValuedExample } from './rows/advantage-row.ts';
import { readRows } from './rows/read-rows.ts';
import { type EpochsReport, runEpochs } from './run-epochs.ts';
import { createStep } from './take-step.ts';
import type { Training } from './training.ts';
import { type PolicyGradientOptions, requireNotNegative, requirePositive } from './training-options.ts';

const DEFAULTS = { clip: 0.2, klCoefficient: 0, valueLearningRate: 1 };

/** Makes decisions likelier that turned out better than expected, and the others less likely. */
export async function learnFromAdvantages(
  training: Training,
  options: PolicyGradientOptions,
): Promise<EpochsReport & { rows: number }> {
  const { weights, steps, log, policy } = training;
  const { files, algorithm, reference = policy } = options;
  const clip = requirePositive('clip', options.clip ?? DEFAULTS.clip);
  const klCoefficient = requireNotNegative('klCoefficient', options.klCoefficient ?? DEFAULTS.klCoefficient);
  const loss = createClippedLoss({ clip, klCoefficient });
  const rows = await readRows(files, { schema: AdvantageRow, log });
  const optimizer = createOptimizer(steps, weights.choice.length);
  const step = createStep<ValuedExample>(weights.choice, { loss, optimizer });
  const stepValue = algorithm === 'ppo' ? createValueStep(training, options) : undefined;
  const context = { ...training, reference: reference.weights.choice, needsReturns: algorithm === 'ppo' };
  const report = await runEpochs({
    rows,
    steps,
    toExample: (row) => advantageExample(row, context),
    learn(examples) {
      const result = step(examples);
      const metrics = stepValue ? { ...result.metrics, valueLoss: stepValue(examples) } : result.metrics;
      return { ...result, metrics };
    },
  });
  return { rows: rows.length, ...report };
}

function createValueStep(
  { weights: { value: weights }, steps }: Training,
  { valueLearningRate = DEFAULTS.valueLearningRate }: PolicyGradientOptions,
): (examples: readonly ValuedExample[]) => number {
  const learningRate = requirePositive('valueLearningRate', valueLearningRate);
  const optimizer: Optimizer = createOptimizer({ ...steps, learningRate }, weights.length);
  const gradient = new Gradient(weights.length);
  return (examples) => {
    const states = examples.flatMap((example) => example.states);
    const targets = examples.flatMap(({ returns }) => [...returns]);
    const { loss, slopes } = valueLoss(
      states.map((state, index) => ({ value: valueOfState(state, weights), target: targets[index] ?? 0 })),
    );
    for (const [index, state] of states.entries()) addStateGradient(gradient, state, slopes[index] ?? 0);
    optimizer(weights, gradient);
    return loss;
  };
}
