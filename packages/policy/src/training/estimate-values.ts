import type { Message, ToolSchema, TurnSpan } from '@sca/core';
import type { Policy } from '../policy/policy.ts';
import { valueOfState } from './decisions/decision-gradient.ts';
import { createDecisionReader } from './decisions/decision-reader.ts';

/** A response as builders of training data know it. */
export interface ValuedResponse {
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSchema[];
  /** Which tokens each message gave. */
  readonly turnSpans: readonly TurnSpan[];
  readonly responseIds: readonly number[];
}

/**
 * The reward that the policy's value head expects, before each token of a response; 0 at tokens that it did not
 * sample. PPO needs them for its advantages.
 */
export function estimateValues(
  { weights }: Policy,
  { messages, tools, turnSpans, responseIds }: ValuedResponse,
): Float64Array {
  const reader = createDecisionReader(weights.hashBits);
  const values = new Float64Array(responseIds.length);
  for (const { kind, start, end, messageIndex } of turnSpans) {
    if (kind !== 'model') continue;
    const state = reader.stateOf({ before: messages.slice(0, messageIndex), tools });
    values.fill(valueOfState(state, weights.value), start, end);
  }
  return values;
}
