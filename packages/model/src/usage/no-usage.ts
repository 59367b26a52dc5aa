import type { Usage } from '@sca/core';

export const NO_USAGE: Usage = {
  calls: 0,
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
};
