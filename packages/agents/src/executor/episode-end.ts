import { messageOf, ScaError, type StopReason } from '@sca/core';
import { limitStop } from './episode-limits.ts';

/** Thrown inside the loop where an episode cannot go on: carries the reason out to whoever records it. */
export class EpisodeEnd extends Error {
  readonly stop: StopReason;

  /** `message` says for readers what the code in `stop` means in this case. */
  constructor(stop: StopReason, message: string) {
    super(message);
    this.stop = stop;
  }
}

/** What the failure of a model call means for the episode. Anything but a `ScaError` is a bug of ours and passes. */
export function endOfModelFailure(thrown: unknown): unknown {
  if (!(thrown instanceof ScaError)) return thrown;
  if (thrown.code === 'MODEL_CONTEXT_OVERFLOW') return new EpisodeEnd(limitStop('context'), thrown.message);
  return new EpisodeEnd({ type: 'error', detail: thrown.code, bucket: 'infra' }, thrown.message);
}

/** What the failure of the user means: whatever the user's model ran into, the policy has no part in it. */
export function endOfUserFailure(thrown: unknown): unknown {
  if (!(thrown instanceof ScaError)) return thrown;
  return new EpisodeEnd({ type: 'error', detail: `user/${thrown.code}`, bucket: 'infra' }, thrown.message);
}

/** What the failure of a tool or of a turn of code means. `isTools` where a tool with a bug threw it. */
export function endOfToolFailure(thrown: unknown, isTools: boolean): unknown {
  const isOutside = thrown instanceof ScaError;
  if (isOutside && thrown.code !== 'HOST_TOOL_FAILED')
    return new EpisodeEnd({ type: 'error', detail: thrown.code, bucket: 'infra' }, thrown.message);
  if (!isOutside && !isTools) return thrown;
  return new EpisodeEnd({ type: 'error', detail: 'HOST_TOOL_FAILED', bucket: 'task' }, messageOf(thrown));
}
