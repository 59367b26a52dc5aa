export { loadPolicy, savePolicy } from './checkpoint/policy-file.ts';
export { createPolicy, type PolicyOptions } from './policy/create-policy.ts';
export type { Policy } from './policy/policy.ts';
export { createWeights, DEFAULT_HASH_BITS, type PolicyWeights } from './policy/policy-weights.ts';
export { estimateValues, type ValuedResponse } from './training/estimate-values.ts';
export { type TrainingResult, trainPolicy } from './training/train-policy.ts';
export type {
  DpoOptions,
  PolicyGradientOptions,
  RftOptions,
  TrainingOptions,
  TrainOptions,
} from './training/training-options.ts';
export type { EpochReport, TrainingReport } from './training/training-report.ts';
