import type { Usage } from '@sca/core';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import type { RoleCost } from './report-data.ts';

export interface CostRequest extends Pick<PipelineResult, 'iterations' | 'evaluations'> {
  readonly folder: Pick<RunFolder, 'challenges'>;
}

export interface Costs {
  readonly roles: readonly RoleCost[];
  /** Of the challenger. */
  readonly challengeUsd: number | null;
  /** Of the challenger and the rollouts: what the training samples cost. */
  readonly trainingUsd: number | null;
}

/** What a run used, from the records of what it did. */
export function costsOf({ folder, iterations, evaluations }: CostRequest): Costs {
  const challenges = sum('challenger', folder.challenges.summaries());
  const rollouts = sum(
    'executor, rollouts',
    iterations.flatMap(({ rollout }) => rollout?.episodes ?? []),
  );
  const measurements = sum(
    'executor, evaluation',
    unique(evaluations.flatMap(({ sets }) => sets.flatMap(({ episodes }) => episodes))),
  );
  const users = sum(
    'user',
    [
      ...iterations.map(({ rollout }) => rollout?.episodes ?? []),
      ...evaluations.flatMap(({ sets }) => sets.map(({ episodes }) => episodes)),
    ]
      .flat()
      .flatMap(({ userUsage }) => (userUsage ? [{ usage: userUsage }] : [])),
  );
  return {
    roles: [challenges, rollouts, measurements, users].filter(({ calls }) => calls > 0),
    challengeUsd: challenges.costUsd,
    trainingUsd: plus(challenges.costUsd, rollouts.costUsd),
  };
}

/** Evaluations of one and the same policy share their episodes. */
function unique(episodes: readonly TrajectorySummary[]): TrajectorySummary[] {
  return [...new Map(episodes.map((episode) => [episode.id, episode])).values()];
}

function sum(role: string, items: Iterable<{ readonly usage: Usage }>): RoleCost {
  let total: RoleCost = { role, calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
  for (const { usage } of items) {
    total = {
      role,
      calls: total.calls + usage.calls,
      promptTokens: total.promptTokens + usage.promptTokens,
      completionTokens: total.completionTokens + usage.completionTokens,
      costUsd: plus(total.costUsd, usage.costUsd),
    };
  }
  return total;
}

/** Unknown with something is unknown. */
function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
