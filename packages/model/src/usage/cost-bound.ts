import type { ModelRequest, Usage } from '@sca/core';
import { countBytes } from './estimate-tokens.ts';
import { costUsd, type Price } from './price.ts';

/** Completion tokens that a call without `maxTokens` is taken to write at most. */
const ASSUMED_COMPLETION_TOKENS = 4096;
/** What chat templates write around a message, at most. */
const TOKENS_PER_MESSAGE = 16;
/** How much denser than any prompt so far the next one may be. */
const MARGIN = 1.5;

/**
 * Says what a call may cost at most before it is made. No tokenizer makes more tokens than bytes; how many fewer is
 * learnt from the replies, since otherwise a few calls at once would seem to use up any limit.
 */
export class CostBound {
  readonly #price: Price;
  /** The largest share of tokens to bytes seen; null before the first reply. */
  #density: number | null = null;

  constructor(price: Price) {
    this.#price = price;
  }

  boundUsd(request: ModelRequest): number {
    const density = this.#density === null ? 1 : Math.min(1, this.#density * MARGIN);
    const promptTokens = countBytes(request) * density + templateTokens(request);
    const completionTokens = request.sampling?.maxTokens ?? ASSUMED_COMPLETION_TOKENS;
    return costUsd({ promptTokens, cachedTokens: 0, completionTokens }, this.#price);
  }

  learn(request: ModelRequest, { promptTokens }: Usage): void {
    const density = (promptTokens - templateTokens(request)) / Math.max(1, countBytes(request));
    this.#density = Math.max(this.#density ?? 0, density);
  }
}

function templateTokens({ messages }: ModelRequest): number {
  return (messages.length + 1) * TOKENS_PER_MESSAGE;
}
