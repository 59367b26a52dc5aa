import { sha256Hex } from '@sca/core';
import { encodeFloats } from '../checkpoint/encode-floats.ts';
import type { PolicyWeights } from './policy-weights.ts';

/** Characters of the hash that are used: enough that no two checkpoints of a project meet. */
const LENGTH = 16;

/** A hash of the weights. */
export function checkpointOf({ hashBits, choice, value }: PolicyWeights): string {
  const text = [hashBits, encodeFloats(choice), encodeFloats(value)].join('\n');
  return sha256Hex(text).slice(0, LENGTH);
}
