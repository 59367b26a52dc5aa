import type { Usage } from '@sca/core';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import type { RoleCost, UnitCost } from './report-data.ts';

export interface CostRequest extends Pick<PipelineResult, 'iterations' | 'evaluations'> {
  readonly folder: Pick<RunFolder, 'challenges'>;
}

export interface Costs {
  readonly roles: readonly RoleCost[];
  /** Of the challenger. */
  readonly challenge: UnitCost;
  /** Of the challenger and the rollouts with their users: what the training samples took. */
  readonly training: UnitCost;
}

/** What a run used, from the records of what it did. */
export function costsOf({ folder, iterations, evaluations }: CostRequest): Costs {
  const rollouts = iterations.flatMap(({ rollout }) => rollout?.episodes ?? []);
  const measurements = unique(evaluations.flatMap(({ sets }) => sets.flatMap(({ episodes }) => episodes)));
  const challenge = sum([...folder.challenges.summaries()].map(({ usage }) => usage));
  const policy = sum(rollouts.map(({ usage }) => usage));
  const user = sum(userUsages(rollouts));
  const roles = [
    { role: 'challenger', ...challenge },
    { role: 'rollouts', ...policy },
    { role: 'rollouts, user', ...user },
    { role: 'evaluation', ...sum(measurements.map(({ usage }) => usage)) },
    { role: 'evaluation, user', ...sum(userUsages(measurements)) },
  ];
  return {
    roles: roles.filter(({ calls }) => calls > 0),
    challenge,
    training: sum([challenge, policy, user]),
  };
}

/** What one of so many took; null where there is none. */
export function perUnit(total: UnitCost, count: number): UnitCost | null {
  if (count === 0) return null;
  return {
    calls: total.calls / count,
    promptTokens: total.promptTokens / count,
    completionTokens: total.completionTokens / count,
    costUsd: total.costUsd === null ? null : total.costUsd / count,
  };
}

/** Evaluations of one and the same policy share their episodes. */
function unique(episodes: readonly TrajectorySummary[]): TrajectorySummary[] {
  return [...new Map(episodes.map((episode) => [episode.id, episode])).values()];
}

function userUsages(episodes: readonly TrajectorySummary[]): Usage[] {
  return episodes.flatMap(({ userUsage }) => userUsage ?? []);
}

function sum(usages: readonly UnitCost[]): UnitCost {
  return usages.reduce<UnitCost>(
    (total, usage) => ({
      calls: total.calls + usage.calls,
      promptTokens: total.promptTokens + usage.promptTokens,
      completionTokens: total.completionTokens + usage.completionTokens,
      costUsd: plus(total.costUsd, usage.costUsd),
    }),
    { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 },
  );
}

/** Unknown with something is unknown. */
function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
