import { environmentIdentity, type Trajectory } from '@sca/core';
import { callsOf, type Episode } from './episode.ts';
import { identifyEpisode } from './identify-episode.ts';
import type { JudgedEnding } from './judge-episode.ts';

/** The record of an episode that has ended. */
export function writeTrajectory(episode: Episode, { stop, verdict }: JudgedEnding): Trajectory {
  const { options, messages, tokens, answer, usage } = episode;
  const { environment, task, trial = 0, seed } = options;
  return {
    schema: 'sca.trajectory/v1',
    ...nameOf(episode),
    taskId: task.id,
    trial,
    environment: environmentIdentity(environment),
    messages,
    calls: [...callsOf(episode)],
    ...(tokens.length > 0 && { tokens }),
    answer,
    reward: verdict?.reward ?? null,
    verdict,
    stop,
    usage: usage.total(),
    ...userOf(episode),
    timing: { startedAt: episode.startedAt.toISOString(), durationMs: episode.durationMs },
    seed,
  };
}

function nameOf({ options }: Episode): Pick<Trajectory, 'id' | 'group' | 'policy'> {
  const { id, group, policy } = identifyEpisode(options);
  return { id, group, policy };
}

function userOf({ options, user }: Episode): Pick<Trajectory, 'user'> {
  if (!user || !options.user) return {};
  return { user: { ...options.user.identity, ...user.report() } };
}
