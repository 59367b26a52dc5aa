import type { EnvironmentReference } from '../environment-reference.ts';
import { ScaError } from '../sca-error.ts';

/** What belongs to the sentence. */
interface LoadFailure {
  readonly cause?: unknown;
  /** Names of exports of which one may be meant. */
  readonly exports?: readonly string[];
}

/** The error `ENVIRONMENT_LOAD_FAILED`. `problem` says what was found and what to do. */
export function environmentLoadFailed(
  reference: EnvironmentReference,
  problem: string,
  { cause, exports }: LoadFailure = {},
): ScaError {
  const message = `Cannot load an environment from ${reference.module}: ${problem}`;
  const details = { ...reference, ...(exports && { exports }) };
  return new ScaError('ENVIRONMENT_LOAD_FAILED', message, { cause, details });
}
