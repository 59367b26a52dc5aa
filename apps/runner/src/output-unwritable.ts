import { ScaError } from '@sca/core';

/** Where stdout takes no more, for another reason than that nobody reads on. */
export function outputUnwritable(cause: Error): ScaError {
  const sentence = `What the command found cannot be written to stdout: ${cause.message}.`;
  return new ScaError('OUTPUT_UNWRITABLE', sentence, { cause });
}
