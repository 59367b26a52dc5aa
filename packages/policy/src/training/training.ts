import type { Policy } from '../policy/policy.ts';
import type { PolicyWeights } from '../policy/policy-weights.ts';
import type { ExampleContext } from './rows/imitation-row.ts';
import type { StepOptions } from './training-options.ts';

/** What a way of learning works with. */
export interface Training extends ExampleContext {
  /** As it was; the reference where none is given. */
  readonly policy: Policy;
  /** Changed in place. */
  readonly weights: PolicyWeights;
  readonly steps: StepOptions;
}
