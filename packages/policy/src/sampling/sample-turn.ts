import type { Random } from '@sca/core';
import type { Action } from '../decisions/action.ts';
import { walkTurn } from '../decisions/walk-turn.ts';
import { FeatureRows } from '../features/feature-rows.ts';
import type { PolicyWeights } from '../policy/policy-weights.ts';
import type { Conversation } from '../reading/conversation.ts';
import { createDraw } from './draw-row.ts';
import type { SamplingSettings } from './sampling-settings.ts';

/** A turn that was sampled. */
interface SampledTurn {
  /** Undefined where `maxTokens` cut the turn off. */
  readonly action: Action | undefined;
  /** The row that each decision took. */
  readonly choices: readonly number[];
  /** Natural logarithms of their probabilities. */
  readonly logprobs: readonly number[];
}

export type SampleTurn = (
  conversation: Conversation,
  options: { readonly settings: SamplingSettings; readonly random: Random },
) => SampledTurn;

/** Makes a sampler of turns. It is not re-entrant, which nothing synchronous can notice. */
export function createSampler(weights: PolicyWeights): SampleTurn {
  const rows = new FeatureRows(weights.hashBits);
  return (conversation, { settings, random }) => {
    const draw = createDraw(settings, random);
    const choices: number[] = [];
    const logprobs: number[] = [];
    const action = walkTurn(conversation, {
      rows,
      decide() {
        if (choices.length >= settings.maxTokens) return undefined;
        const { row, logprob } = draw(rows, weights.choice);
        choices.push(row);
        logprobs.push(logprob);
        return row;
      },
    });
    return { action, choices, logprobs };
  };
}
