import type { Model } from '@sca/core';
import { throwIfAborted } from '../abort.ts';
import { createRequestKey } from '../request-key.ts';
import type { Replay } from './open-replay.ts';

/**
 * A model that answers from a recording and calls no endpoint: the same requests get the same replies and errors, member
 * by member.
 *
 * @param name the model's name when it was recorded
 */
export function createReplayModel(replay: Replay, name: string): Model {
  const keyOf = createRequestKey({ identity: { model: name } });
  return {
    name,
    async generate(request) {
      throwIfAborted(request.signal);
      const outcome = await replay.next(keyOf(request));
      if ('error' in outcome) throw outcome.error;
      return outcome.reply;
    },
  };
}
