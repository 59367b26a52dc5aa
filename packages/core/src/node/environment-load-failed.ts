import type { EnvironmentReference } from '../environment-reference.ts';
import { ScaError } from '../sca-error.ts';

/** The error `ENVIRONMENT_LOAD_FAILED`. `problem` says what was found and what to do. */
export function environmentLoadFailed(
  reference: EnvironmentReference,
  problem: string,
  cause?: unknown,
): ScaError {
  const message = `Cannot load an environment from ${reference.module}: ${problem}`;
  return new ScaError('ENVIRONMENT_LOAD_FAILED', message, { cause, details: { ...reference } });
}
