import type { TrainingSample } from '@sca/core';

/** Logprobs as trainers pad them: 0 wherever the mask is 0. Undefined where a token that bears loss has none. */
export function sampledLogprobs({
  responseLogprobs,
  responseMask,
}: Pick<TrainingSample, 'responseLogprobs' | 'responseMask'>): number[] | undefined {
  const logprobs: number[] = [];
  for (const [index, logprob] of responseLogprobs.entries()) {
    if (responseMask[index] === 0) logprobs.push(0);
    else if (logprob === null) return undefined;
    else logprobs.push(logprob);
  }
  return logprobs;
}
