import type { ModelSettings } from '../experiment/model-settings.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { BuiltData } from '../stages/build-stage.ts';

/** What a trainer gets. */
export interface TrainRequest {
  readonly iteration: number;
  readonly experiment: Experiment;
  readonly data: BuiltData;
  /** The policy that is trained. */
  readonly policy: ModelSettings;
  /** A folder of its own, for checkpoints, logs and whatever it needs to go on after a crash. It exists. */
  readonly outFolder: string;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly onProgress: (progress: TrainProgress) => void;
}

interface TrainProgress {
  readonly done: number;
  readonly total: number | null;
  readonly detail: string;
}

/**
 * Makes a new policy from training data.
 *
 * @throws ScaError `TRAINING_FAILED`, and what its endpoint or disk throws
 */
export type Trainer = (request: TrainRequest) => Promise<ModelSettings>;
