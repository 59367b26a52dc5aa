import { runEpisode } from '@sca/agents';
import { type Session, startSession, type Trajectory } from '@sca/core';
import type { EpisodeSeries, PlannedEpisode } from './episode-plan.ts';
import type { RunContext } from './run-context.ts';

export interface PlayRequest {
  readonly plan: PlannedEpisode;
  readonly series: EpisodeSeries;
}

/** Plays and scores one episode in a session of its own. */
export async function playEpisode(
  { participants, judges, signal }: RunContext,
  { plan, series }: PlayRequest,
): Promise<Trajectory> {
  const { world, test, trial, seed } = plan;
  const session: Session = startSession(world.environment);
  const code = participants.startCode({ world, session, seed });
  try {
    return await runEpisode({
      ...participants.episodeInputs({ ...series, world, test, trial, seed }),
      session,
      ...(code && { code }),
      ...(world.endsEpisode && { endsEpisode: world.endsEpisode }),
      reward: judges.rewardOf(world, test),
      signal,
    });
  } finally {
    await code?.close();
    await session.close();
  }
}
