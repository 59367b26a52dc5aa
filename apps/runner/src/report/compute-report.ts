import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import type { EvaluatedSet, Evaluation } from '../stages/evaluate-stage.ts';
import type { RunContext } from '../stages/run-context.ts';
import type { IterationResult, PipelineResult } from '../stages/run-pipeline.ts';
import { costsOf, perUnit } from './costs.ts';
import { difficultyOf } from './difficulty.ts';
import type {
  IterationReport,
  ReportData,
  RolloutReport,
  SetComparison,
  SetScore,
  TaskOutcome,
} from './report-data.ts';
import { rewardsByTask, taskRewards } from './rewards-by-task.ts';
import { compareOutcomes, passHat, passShare } from './shares.ts';

/** Everything that the report of a run says, as far as the run is. */
export function computeReport(
  { experiment, worlds, folder }: Pick<RunContext, 'experiment' | 'worlds' | 'folder'>,
  { iterations, evaluations }: PipelineResult,
): ReportData {
  const first = evaluations[0];
  const last = evaluations.length > 1 ? evaluations.at(-1) : undefined;
  const costs = costsOf({ folder, iterations, evaluations });
  const kept = iterations.reduce((sum, { challenge }) => sum + challenge.tasks.length, 0);
  const samples = iterations.reduce((sum, { build }) => sum + (build?.rows ?? 0), 0);
  return {
    schema: 'sca.report/v1',
    experiment,
    environments: worlds.map(({ environment }) => environment.id),
    iterations: iterations.map(reportIteration),
    comparisons: first && last ? compareEvaluations(first, last) : [],
    missing: first?.missing ?? [],
    curve: evaluations.flatMap(({ iteration, sets }) =>
      sets.map((each) => ({ iteration, set: each.set, passAt1: passShare(rewardsByTask(each.episodes), 1) })),
    ),
    costs: costs.roles,
    perKeptTask: perUnit(costs.challenge, kept),
    perSample: perUnit(costs.training, samples),
  };
}

function reportIteration({ iteration, challenge, rollout, build }: IterationResult): IterationReport {
  return {
    iteration,
    funnel: challenge.funnel,
    rollouts: reportRollouts(rollout?.episodes ?? [], new Set(build?.usedTasks)),
    data: build ? { rows: build.rows, dropped: build.dropped } : null,
  };
}

function reportRollouts(episodes: readonly TrajectorySummary[], used: ReadonlySet<string>): RolloutReport {
  const tasks = taskRewards(episodes);
  const usedRewards = [...tasks].flatMap(([taskId, rewards]) => (used.has(taskId) ? [rewards] : []));
  const stops: Record<string, number> = {};
  for (const { stop } of episodes) stops[stop.type] = (stops[stop.type] ?? 0) + 1;
  return {
    episodes: episodes.length,
    unscored: episodes.filter(({ reward }) => reward === null).length,
    passRate: passShare([...tasks.values()], 1),
    usedPassRate: passShare(usedRewards, 1),
    stops,
    difficulty: difficultyOf(tasks, used),
  };
}

function compareEvaluations(before: Evaluation, after: Evaluation): SetComparison[] {
  return after.sets.flatMap((set) => {
    const earlier = before.sets.find((each) => each.set === set.set);
    return earlier ? [compareSets(earlier, set)] : [];
  });
}

function compareSets(before: EvaluatedSet, after: EvaluatedSet): SetComparison {
  const afterByTask = taskRewards(after.episodes);
  const outcomes: TaskOutcome[] = [...taskRewards(before.episodes)].map(([taskId, rewards]) => ({
    taskId,
    before: rewards,
    after: afterByTask.get(taskId) ?? [],
  }));
  return {
    set: after.set,
    before: scoreSet(before),
    after: scoreSet(after),
    ...compareOutcomes(outcomes),
    outcomes,
  };
}

function scoreSet(set: EvaluatedSet): SetScore {
  const rewards = rewardsByTask(set.episodes);
  const trials = Math.max(0, ...rewards.map(({ length }) => length));
  const ks = Array.from({ length: trials }, (_, index) => index + 1);
  return {
    tasks: set.tasks,
    trials,
    unscored: set.episodes.filter(({ reward }) => reward === null).length,
    passAt: ks.map((k) => passShare(rewards, k)),
    passHat: ks.map((k) => passHat(rewards, k)),
  };
}
