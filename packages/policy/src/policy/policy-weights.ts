import { ScaError } from '@sca/core';

/** What a policy has learned. */
export interface PolicyWeights {
  /** 2^hashBits weights in each table. */
  readonly hashBits: number;
  /** Of the features of options: what is chosen. */
  readonly choice: Float32Array;
  /** Of the features of states: what reward is expected. */
  readonly value: Float32Array;
}

/** 131,072 weights: some 10^5, with room for the features of a few environments. */
export const DEFAULT_HASH_BITS = 17;
/** Fewer weights than 2^8 could not tell tools apart; 2^24 take 128 MiB. */
const HASH_BITS_RANGE = [8, 24] as const;

/** Weights that say nothing: every choice is by the priors alone. @throws ScaError `OPTION_INVALID` */
export function createWeights(hashBits: number = DEFAULT_HASH_BITS): PolicyWeights {
  const [low, high] = HASH_BITS_RANGE;
  if (!Number.isInteger(hashBits) || hashBits < low || hashBits > high) {
    const sentence = `The option hashBits is ${hashBits}; it must be a whole number from ${low} to ${high}.`;
    throw new ScaError('OPTION_INVALID', sentence, { details: { name: 'hashBits' } });
  }
  const size = 2 ** hashBits;
  return { hashBits, choice: new Float32Array(size), value: new Float32Array(size) };
}

export function copyWeights({ hashBits, choice, value }: PolicyWeights): PolicyWeights {
  return { hashBits, choice: choice.slice(), value: value.slice() };
}
