import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { StageName } from '../stages/stage-names.ts';
import { type EpisodeKind, episodeCalls, proposalCalls, type RoleCalls } from './call-bounds.ts';
import type { TestSetSize } from './open-test-sets.ts';
import { type RoleCost, roleCosts } from './role-costs.ts';

/** What a stage of all iterations will do. */
export interface StagePlan {
  readonly stage: StageName;
  /** How it is done, or for `eval` the test set. */
  readonly kind: string;
  /** Tasks that are worked on, at most. */
  readonly tasks: number;
  /** Episodes of each task. */
  readonly trials: number;
  /** How often the stage is gone through. */
  readonly times: number;
  /** Episodes in all, at most. */
  readonly episodes: number;
  /** Model calls in all, at most, by role. */
  readonly calls: readonly RoleCalls[];
  /** Why the stage cannot be done here, with what to do. */
  readonly advice?: string;
}

/** What an experiment will do at most. */
export interface ExperimentPlan {
  readonly stages: readonly StagePlan[];
  readonly episodes: number;
  readonly calls: number;
  readonly roles: readonly RoleCost[];
}

export interface PlanRequest {
  readonly experiment: Experiment;
  /** The stages that are carried out; the others are not counted. */
  readonly stages: readonly StageName[];
  readonly sets: readonly TestSetSize[];
  /** Whether the environment has a user. */
  readonly hasUser: boolean;
}

/** Counts what an experiment will do. Nothing is called for it. */
export function planExperiment(request: PlanRequest): ExperimentPlan {
  const { experiment } = request;
  const { iterations, build, train } = experiment;
  const idle = { tasks: 0, trials: 0, episodes: 0, calls: [] };
  const all: StagePlan[] = [
    challengePlan(experiment),
    rolloutPlan(request),
    { ...idle, stage: 'build', kind: `${build.algorithm} as ${build.format}`, times: iterations },
    { ...idle, stage: 'train', kind: train.trainer, times: train.trainer === 'none' ? 0 : iterations },
    ...request.sets.map((set) => evaluationPlan(request, set)),
  ];
  const stages = all.filter(({ stage }) => request.stages.includes(stage));
  const calls = stages.flatMap((stage) => stage.calls);
  const roles = roleCosts(calls, experiment);
  return {
    stages,
    episodes: sum(stages.map(({ episodes }) => episodes)),
    calls: sum(roles.map(({ calls }) => calls)),
    roles,
  };
}

function challengePlan(experiment: Experiment): StagePlan {
  const { iterations, challenge } = experiment;
  const calls = iterations * challenge.maxProposals * proposalCalls(experiment);
  return {
    stage: 'challenge',
    kind: challenge.kind,
    tasks: challenge.tasks,
    trials: 0,
    times: iterations,
    episodes: 0,
    calls: calls > 0 ? [{ role: 'challenger', calls }] : [],
  };
}

function rolloutPlan({ experiment, hasUser }: PlanRequest): StagePlan {
  const { iterations, challenge, rollout, world } = experiment;
  const size = { tasks: challenge.tasks, trials: rollout.perTask, times: iterations };
  const kind: EpisodeKind = { purpose: 'rollout', world, hasUser };
  return { stage: 'rollout', kind: rollout.strategy, ...size, ...episodesOf(experiment, kind, size) };
}

function evaluationPlan({ experiment, hasUser }: PlanRequest, set: TestSetSize): StagePlan {
  const { evaluate } = experiment;
  const tasks = 'tasks' in set ? set.tasks : 0;
  const size = { tasks, trials: evaluate.trials, times: measuredPolicies(experiment) };
  const world = set.set === 'procedural' ? experiment.world : set.set;
  const kind: EpisodeKind = { purpose: 'evaluation', world, hasUser };
  return {
    stage: 'eval',
    kind: set.set,
    ...size,
    ...episodesOf(experiment, kind, size),
    ...('advice' in set && { advice: set.advice }),
  };
}

/** Policies that differ: the untrained one, the last, and those between where they are measured too. */
function measuredPolicies({ iterations, train, evaluate }: Experiment): number {
  // A policy that nobody trains stays the same, and its episodes are played once.
  if (train.trainer === 'none') return 1;
  return evaluate.everyIteration ? iterations + 1 : 2;
}

function episodesOf(
  experiment: Experiment,
  kind: EpisodeKind,
  { tasks, trials, times }: Pick<StagePlan, 'tasks' | 'trials' | 'times'>,
): Pick<StagePlan, 'episodes' | 'calls'> {
  const episodes = tasks * trials * times;
  const calls = episodeCalls(experiment, kind).map((each) => ({ ...each, calls: episodes * each.calls }));
  return { episodes, calls: calls.filter((each) => each.calls > 0) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
