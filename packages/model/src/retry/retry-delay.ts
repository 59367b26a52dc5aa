import type { Random, ScaError } from '@sca/core';

export interface RetryDelays {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly random: Pick<Random, 'float'>;
}

/** How much later than asked a call may come back, as a share of the wait. */
const SPREAD = 0.1;

/**
 * How long to wait after a failed attempt: what the server asked for and up to a tenth more, else between half and all
 * of a delay that doubles with each attempt.
 */
export function retryDelayMs(
  { details }: ScaError,
  attempt: number,
  { baseDelayMs, maxDelayMs, random }: RetryDelays,
): number {
  const asked = Number(details.retryAfterMs ?? 0);
  if (asked > 0) return asked * (1 + SPREAD * random.float());
  const delayMs = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
  return delayMs * (0.5 + 0.5 * random.float());
}
