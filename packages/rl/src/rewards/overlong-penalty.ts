/** How long a response may be before it costs, in tokens. */
export interface OverlongLimits {
  /** The length that should not be passed. */
  readonly maxLength: number;
  /** The last tokens before `maxLength` over which the penalty grows from 0 to `factor`. */
  readonly bufferLength: number;
  /** @defaultValue 1 */
  readonly factor?: number;
}

/**
 * DAPO's soft penalty for long responses: 0 up to maxLength - bufferLength, then falling in a line through -factor
 * at maxLength, and on beyond it.
 *
 * arXiv 2503.14476, equation 13, with the line continued as verl `reward_manager/dapo.py` does.
 */
export function overlongPenalty(
  length: number,
  { maxLength, bufferLength, factor = 1 }: OverlongLimits,
): number {
  const excess = length - (maxLength - bufferLength);
  return excess > 0 ? -(excess / bufferLength) * factor : 0;
}
