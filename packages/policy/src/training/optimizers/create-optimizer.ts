import type { Gradient } from './gradient.ts';

export type OptimizerName = 'adagrad' | 'adam' | 'sgd';
export const OPTIMIZERS: readonly OptimizerName[] = ['adagrad', 'adam', 'sgd'];

/** Moves weights against a gradient, which is 0 afterwards. */
export type Optimizer = (weights: Float32Array, gradient: Gradient) => void;

export interface OptimizerOptions {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Steps over which the rate rises to that. */
  readonly warmupSteps: number;
}

/** The learning rate of the next step. */
type NextRate = () => number;

/** Starts an optimizer for a table of `size` weights; what it remembers begins at nothing. */
export function createOptimizer({ optimizer, ...rates }: OptimizerOptions, size: number): Optimizer {
  const nextRate = createWarmup(rates);
  if (optimizer === 'adagrad') return createAdagrad(nextRate, size);
  return optimizer === 'adam' ? createAdam(nextRate, size) : createSgd(nextRate);
}

function createWarmup({ learningRate, warmupSteps }: Omit<OptimizerOptions, 'optimizer'>): NextRate {
  let step = 0;
  return () => {
    step += 1;
    return step < warmupSteps ? (learningRate * step) / warmupSteps : learningRate;
  };
}

function createSgd(nextRate: NextRate): Optimizer {
  return (weights, gradient) => {
    const rate = nextRate();
    gradient.drain((index, slope) => move(weights, index, rate * slope));
  };
}

/** Duchi, Hazan and Singer 2011: each weight's rate falls with the slopes it has seen. */
function createAdagrad(nextRate: NextRate, size: number): Optimizer {
  const squares = new Float64Array(size);
  return (weights, gradient) => {
    const rate = nextRate();
    gradient.drain((index, slope) => {
      const sum = (squares[index] as number) + slope * slope;
      squares[index] = sum;
      move(weights, index, (rate * slope) / Math.sqrt(sum));
    });
  };
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/**
 * Kingma and Ba 2015, with weights that have no slope left as they are (LazyAdam): each counts its own steps, so that
 * the correction for starting at 0 holds for features that come up late.
 */
function createAdam(nextRate: NextRate, size: number): Optimizer {
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  const steps = new Uint32Array(size);
  return (weights, gradient) => {
    const learningRate = nextRate();
    gradient.drain((index, slope) => {
      const step = (steps[index] as number) + 1;
      const mean = BETA_1 * (means[index] as number) + (1 - BETA_1) * slope;
      const square = BETA_2 * (squares[index] as number) + (1 - BETA_2) * slope * slope;
      steps[index] = step;
      means[index] = mean;
      squares[index] = square;
      const rate = (learningRate * Math.sqrt(1 - BETA_2 ** step)) / (1 - BETA_1 ** step);
      move(weights, index, (rate * mean) / (Math.sqrt(square) + EPSILON));
    });
  };
}

function move(weights: Float32Array, index: number, distance: number): void {
  weights[index] = (weights[index] as number) - distance;
}
