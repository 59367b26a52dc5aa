import { type Sampling, ScaError } from '@sca/core';

/** Sampling settings with every default filled in. */
export interface SamplingSettings {
  /** 0 takes the likeliest option. */
  readonly temperature: number;
  /** Options are taken from the likeliest down until their probabilities reach this sum. */
  readonly topP: number;
  /** Decisions per turn at most. */
  readonly maxTokens: number;
  readonly stop: readonly string[];
}

/** @throws ScaError `OPTION_INVALID` for settings out of range */
export function resolveSampling(sampling: Sampling = {}): SamplingSettings {
  const { temperature = 1, topP = 1, maxTokens = Number.POSITIVE_INFINITY, stop = [] } = sampling;
  if (!(temperature >= 0 && temperature <= 100)) throw outOfRange('temperature', temperature, '0 to 100');
  if (!(topP > 0 && topP <= 1)) throw outOfRange('topP', topP, 'above 0 up to 1');
  if (!(maxTokens >= 1)) throw outOfRange('maxTokens', maxTokens, '1 or more');
  return { temperature, topP, maxTokens, stop };
}

function outOfRange(name: string, value: number, range: string): ScaError {
  return new ScaError('OPTION_INVALID', `The sampling option ${name} is ${value}; it must be ${range}.`, {
    details: { name, value },
  });
}
