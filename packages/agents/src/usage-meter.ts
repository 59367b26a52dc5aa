import type { Usage } from '@sca/core';

/** Adds up what the calls of one role cost. */
export interface UsageMeter {
  add(usage: Usage): void;
  /** All calls so far. The cost is null once a call had no known price. */
  total(): Usage;
}

/** Starts at nothing. */
export function createUsageMeter(): UsageMeter {
  let total: Usage = { calls: 0, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: 0 };
  return {
    add(usage) {
      total = {
        calls: total.calls + usage.calls,
        promptTokens: total.promptTokens + usage.promptTokens,
        cachedTokens: total.cachedTokens + usage.cachedTokens,
        completionTokens: total.completionTokens + usage.completionTokens,
        costUsd: total.costUsd === null || usage.costUsd === null ? null : total.costUsd + usage.costUsd,
      };
    },
    total: () => total,
  };
}
