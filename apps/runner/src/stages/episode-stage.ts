import type { Trajectory } from '@sca/core';
import pMap from 'p-map';
import type { RecordStore } from '../run-folder/record-store.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { type EpisodeSeries, type PlannedEpisode, planEpisodes } from './episode-plan.ts';
import { EpisodeTally } from './episode-tally.ts';
import type { InfraFailures } from './infra-failures.ts';
import { playEpisode } from './play-episode.ts';
import type { RunContext } from './run-context.ts';

/** What a series of episodes came to. */
export interface EpisodesResult {
  /** In the order of the plan. Episodes that are still missing are not in it. */
  readonly episodes: readonly TrajectorySummary[];
  readonly isComplete: boolean;
}

export interface EpisodeStageOptions {
  /** As it is shown. */
  readonly name: string;
  readonly series: EpisodeSeries;
  readonly store: RecordStore<Trajectory, TrajectorySummary>;
  /** Only reads what is there. */
  readonly isReadOnly: boolean;
  readonly failures: InfraFailures;
}

/** Plays the episodes of a series that are not in the store yet, several at once. */
export async function episodeStage(
  context: RunContext,
  options: EpisodeStageOptions,
): Promise<EpisodesResult> {
  const { name, series, store, isReadOnly, failures } = options;
  const plans = planEpisodes(context, series);
  const progress = context.display.startStage(name);
  const tally = new EpisodeTally();
  for (const { id } of plans) tally.add(store.get(id));
  let inFlight = 0;
  const counts = () => {
    const traffic = describeTraffic(inFlight, context.participants.rateLimits());
    return {
      done: tally.done,
      total: plans.length,
      detail: [tally.describe(), traffic].filter(Boolean).join('  '),
    };
  };
  progress.update(counts());

  const play = async (plan: PlannedEpisode): Promise<void> => {
    if (context.isStopping() || store.get(plan.id)) return;
    inFlight += 1;
    const trajectory = await playEpisode(context, { plan, series }).finally(() => {
      inFlight -= 1;
    });
    if (trajectory.stop.type === 'aborted') return;
    if (isInfraFailure(trajectory)) return failures.report(describePlan(plan), failureOf(trajectory));
    failures.succeed();
    tally.add(await store.add(trajectory));
    progress.update(counts());
  };
  // Twice: what an endpoint failed at is asked for once more before the stage ends.
  for (let pass = 0; pass < 2 && !isReadOnly; pass += 1) {
    const missing = plans.filter(({ id }) => !store.get(id));
    await pMap(missing, play, {
      concurrency: context.experiment.rollout.concurrency,
      signal: context.signal,
    });
  }
  await store.flush();
  progress.finish(counts());
  const episodes = plans.map(({ id }) => store.get(id)).filter((summary) => summary !== undefined);
  return { episodes, isComplete: episodes.length === plans.length };
}

/** `12 in flight, 3 x 429` */
function describeTraffic(inFlight: number, rateLimits: number): string {
  const parts = [
    ...(inFlight > 0 ? [`${inFlight} in flight`] : []),
    ...(rateLimits > 0 ? [`${rateLimits} x 429`] : []),
  ];
  return parts.join(', ');
}

/** Our surroundings' fault: it never counts and is done again. */
function isInfraFailure({ stop, verdict }: Trajectory): boolean {
  return stop.bucket === 'infra' || verdict?.bucket === 'infra';
}

function failureOf({ stop, verdict }: Trajectory): { code: string; message: string } {
  return {
    code: stop.detail ?? stop.type,
    message: verdict?.detail || `The episode ended by ${stop.detail ?? stop.type}.`,
  };
}

function describePlan({ test, trial }: PlannedEpisode): string {
  return `trial ${trial} of ${test.id}`;
}
