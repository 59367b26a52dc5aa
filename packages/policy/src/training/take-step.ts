import { addDecisionGradient, logprobOf } from './decisions/decision-gradient.ts';
import type { Example, Loss, LossOfBatch } from './losses/loss.ts';
import type { Optimizer } from './optimizers/create-optimizer.ts';
import { Gradient } from './optimizers/gradient.ts';

/** Moves the weights one step down a loss over a batch. */
export type TakeStep<Row extends Example> = (examples: readonly Row[]) => LossOfBatch;

export function createStep<Row extends Example>(
  weights: Float32Array,
  { loss, optimizer }: { loss: Loss<Row>; optimizer: Optimizer },
): TakeStep<Row> {
  const gradient = new Gradient(weights.length);
  return (examples) => {
    const result = addLossGradient(gradient, examples, { weights, loss });
    optimizer(weights, gradient);
    return result;
  };
}

/** Adds the gradient of a loss over a batch. @returns the loss */
function addLossGradient<Row extends Example>(
  gradient: Gradient,
  examples: readonly Row[],
  { weights, loss }: { weights: Float32Array; loss: Loss<Row> },
): LossOfBatch {
  const logprobs = examples.map(({ decisions }) =>
    Float64Array.from(decisions, (decision) => logprobOf(decision, weights)),
  );
  const result = loss(examples, logprobs);
  examples.forEach(({ decisions }, index) => {
    decisions.forEach((decision, at) => {
      addDecisionGradient(gradient, decision, { weights, slope: result.slopes[index]?.[at] ?? 0 });
    });
  });
  return result;
}
