import type { Model } from '@sca/core';
import type { PolicyWeights } from './policy-weights.ts';

/** A small model that learns. It is never changed: training gives a new one. */
export interface Policy extends Model {
  /** Hash of the weights: equal checkpoints answer alike. */
  readonly checkpoint: string;
  readonly weights: PolicyWeights;
}
