import { ScaError } from '@sca/core';
import type { Policy } from '../policy/policy.ts';
import { OPTIMIZERS, type OptimizerName } from './optimizers/create-optimizer.ts';

/** What all algorithms take. */
export interface TrainingOptions {
  /** Data files, read one after the other. */
  readonly files: readonly string[];
  /** @defaultValue depends on the algorithm */
  readonly learningRate?: number;
  /**
   * Plain descent by default: the other two follow the sign of small gradients, and so sharpen a policy that is trained
   * on its own samples even where their rewards say nothing. @defaultValue 'sgd'
   */
  readonly optimizer?: OptimizerName;
  /** Times that all rows are gone through. @defaultValue depends on the algorithm */
  readonly epochs?: number;
  /** Rows per step. @defaultValue depends on the algorithm */
  readonly batchSize?: number;
  /**
   * Steps over which the learning rate rises to its full height, in a line. Few rows say little, so that a policy that
   * has next to nothing to learn from stays near where it was. @defaultValue depends on the algorithm
   */
  readonly warmupSteps?: number;
  /** For the order of the rows. @defaultValue 0 */
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** Rejection sampling fine-tuning: conversations to imitate, as TRL SFT jsonl. */
export interface RftOptions extends TrainingOptions {
  readonly algorithm: 'rft';
}

/** Direct preference optimisation: pairs, as TRL DPO jsonl. */
export interface DpoOptions extends TrainingOptions {
  readonly algorithm: 'dpo';
  /** How closely the policy is held to the reference. @defaultValue 0.1 */
  readonly beta?: number;
  /** What moves are measured from. @defaultValue the policy that is trained, as it was */
  readonly reference?: Policy;
}

/** PPO with advantages and returns, or GRPO with advantages, as `sca.rl/v1` jsonl. */
export interface PolicyGradientOptions extends TrainingOptions {
  readonly algorithm: 'ppo' | 'grpo';
  /** @defaultValue 0.2 */
  readonly clip?: number;
  /** @defaultValue 0 */
  readonly klCoefficient?: number;
  /** @defaultValue the policy that is trained, as it was */
  readonly reference?: Policy;
  /** Of the value head; PPO only. @defaultValue 1 */
  readonly valueLearningRate?: number;
}

export type TrainOptions = RftOptions | DpoOptions | PolicyGradientOptions;

type Defaults = Required<Pick<TrainingOptions, 'learningRate' | 'epochs' | 'batchSize' | 'warmupSteps'>>;

const DEFAULTS: Readonly<Record<TrainOptions['algorithm'], Defaults>> = {
  rft: { learningRate: 1, epochs: 1, batchSize: 1, warmupSteps: 200 },
  dpo: { learningRate: 10, epochs: 1, batchSize: 1, warmupSteps: 0 },
  ppo: { learningRate: 2, epochs: 1, batchSize: 8, warmupSteps: 0 },
  grpo: { learningRate: 6, epochs: 1, batchSize: 8, warmupSteps: 0 },
};

/** Options that steer the steps, with every default filled in. */
export interface StepOptions extends Defaults {
  readonly optimizer: OptimizerName;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
}

/** @throws ScaError `OPTION_INVALID` */
export function resolveSteps(options: TrainOptions): StepOptions {
  const { algorithm, optimizer = 'sgd', seed = 0, signal } = options;
  if (!(algorithm in DEFAULTS)) throw invalid('algorithm', algorithm, Object.keys(DEFAULTS).join(', '));
  if (!OPTIMIZERS.includes(optimizer)) throw invalid('optimizer', optimizer, OPTIMIZERS.join(', '));
  const { learningRate, epochs, batchSize, warmupSteps } = { ...DEFAULTS[algorithm], ...givenOf(options) };
  requirePositive('learningRate', learningRate);
  for (const [name, value] of Object.entries({ epochs, batchSize }))
    if (!Number.isInteger(value) || value < 1) throw invalid(name, value, 'a whole number from 1');
  if (!Number.isInteger(warmupSteps) || warmupSteps < 0)
    throw invalid('warmupSteps', warmupSteps, 'a whole number from 0');
  return { learningRate, epochs, batchSize, warmupSteps, optimizer, seed, signal };
}

/** @throws ScaError `OPTION_INVALID` */
export function requirePositive(name: string, value: number): number {
  if (value > 0 && Number.isFinite(value)) return value;
  throw invalid(name, value, 'a number above 0');
}

/** @throws ScaError `OPTION_INVALID` */
export function requireNotNegative(name: string, value: number): number {
  if (value >= 0 && Number.isFinite(value)) return value;
  throw invalid(name, value, 'a number from 0');
}

function givenOf({ learningRate, epochs, batchSize, warmupSteps }: TrainingOptions): Partial<Defaults> {
  const given = Object.entries({ learningRate, epochs, batchSize, warmupSteps }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}

function invalid(name: string, value: unknown, range: string): ScaError {
  return new ScaError('OPTION_INVALID', `The option ${name} is ${String(value)}; it must be ${range}.`, {
    details: { name },
  });
}
