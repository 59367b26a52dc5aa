import type { StopReason, Trajectory } from '@sca/core';
import { carryOut } from './carry-out.ts';
import { type Episode, startEpisode } from './episode.ts';
import { EpisodeEnd } from './episode-end.ts';
import { limitStop, stopAtLimit } from './episode-limits.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { judgeEpisode } from './judge-episode.ts';
import { openConversation } from './open-conversation.ts';
import { samplePolicy } from './sample-policy.ts';
import { writeTrajectory } from './write-trajectory.ts';

/**
 * Lets a policy work on one task and records everything that happened.
 *
 * Each turn the policy is asked once, its reply is read by the protocol, and the actions in it are carried out on the
 * session, in code, or by asking the user. However that ends, there is one trajectory: a failure of the provider, the
 * user or a tool is its `stop`, and its `reward` is null where the policy is not to blame.
 *
 * @throws ScaError `OPTION_INVALID` for limits out of range. Anything that is no `ScaError` and comes from no tool is a
 * bug of ours, or of the protocol or user passed in, and is thrown on.
 */
export async function runEpisode(options: EpisodeOptions): Promise<Trajectory> {
  const episode = startEpisode(options);
  try {
    const end = await playOut(episode);
    episode.interruption.endTime();
    episode.durationMs = Math.max(0, performance.now() - episode.startedMs);
    return writeTrajectory(episode, await judgeEpisode(episode, end));
  } finally {
    episode.interruption.release();
  }
}

/** How an episode ended; `message` says more where it could not go on. */
export interface Ending {
  readonly stop: StopReason;
  readonly message?: string;
}

async function playOut(episode: Episode): Promise<Ending> {
  try {
    return { stop: await takeTurns(episode) };
  } catch (thrown) {
    const { cause } = episode.interruption;
    if (cause === 'time') return { stop: limitStop('time') };
    if (cause === 'aborted') return { stop: { type: 'aborted', bucket: 'infra' } };
    if (thrown instanceof EpisodeEnd) return { stop: thrown.stop, message: thrown.message };
    throw thrown;
  }
}

async function takeTurns(episode: Episode): Promise<StopReason> {
  const { options, limits, usage, user } = episode;
  await openConversation(episode);
  for (;;) {
    const stop =
      stopAtLimit(limits, { steps: episode.steps, policy: usage.total(), user: user?.report().usage }) ??
      (await carryOut(episode, options.protocol.parse(await samplePolicy(episode))));
    if (stop) return stop;
  }
}
