import { counted } from '../../counted.ts';
import { differenceText, shareText } from '../../report/format.ts';
import { rewardsByTask, taskRewards } from '../../report/rewards-by-task.ts';
import { compareOutcomes, passShare } from '../../report/shares.ts';
import type { EvaluatedSet } from '../../stages/evaluate-stage.ts';
import type { PipelineResult } from '../../stages/run-pipeline.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { FoundExperiment } from './find-experiment.ts';
import type { RunEnd } from './run-end.ts';

/** What a run came to, as text: the table of pass rates, where the report is, what to do next. */
export function renderResult(
  { experiment }: FoundExperiment,
  result: PipelineResult,
  { sentence }: RunEnd,
): string {
  const { iterations, evaluations, stoppedAt } = result;
  const tasks = iterations.reduce((sum, { challenge }) => sum + challenge.tasks.length, 0);
  const episodes = iterations.reduce((sum, { rollout }) => sum + (rollout?.episodes.length ?? 0), 0);
  const rows = iterations.reduce((sum, { build }) => sum + (build?.rows ?? 0), 0);
  const parts = [
    `\n${escapeText(experiment.name)}: ${counted(tasks, 'task')}, ${counted(episodes, 'rollout')}, ${counted(rows, 'training sample')}.\n`,
    ...scoreTable(result),
    ...(evaluations[0]?.missing ?? []).map(
      ({ set, advice }) => `${set}: not measured. ${escapeText(advice)}\n`,
    ),
    `${sentence}\n`,
    ...(stoppedAt === null ? [nextStep(experiment.models.executor.provider)] : []),
  ];
  return parts.join('');
}

function scoreTable({ evaluations }: PipelineResult): string[] {
  const [before] = evaluations;
  const after = evaluations.length > 1 ? evaluations.at(-1) : undefined;
  if (!before || before.sets.length === 0) return [];
  const rows = before.sets.map((set) =>
    scoreRow(
      set,
      after?.sets.find((each) => each.set === set.set),
    ),
  );
  const heading = ['pass@1', 'tasks', 'before', 'after', 'difference', 'ratio'];
  return [renderTable([heading, ...rows]), 'Intervals are 95 %, clustered by task.\n'];
}

function scoreRow(before: EvaluatedSet, after: EvaluatedSet | undefined): string[] {
  if (before.episodes.length === 0) return [before.set, String(before.tasks), 'not measured', '', '', ''];
  const first = passShare(rewardsByTask(before.episodes), 1);
  if (!after || after.episodes.length === 0)
    return [before.set, String(before.tasks), shareText(first), '', '', ''];
  const second = passShare(rewardsByTask(after.episodes), 1);
  const later = taskRewards(after.episodes);
  const outcomes = [...taskRewards(before.episodes)].map(([taskId, rewards]) => ({
    taskId,
    before: rewards,
    after: later.get(taskId) ?? [],
  }));
  const ratio = first.value > 0 ? `${(second.value / first.value).toFixed(1)}x` : '-';
  return [
    before.set,
    String(before.tasks),
    shareText(first),
    shareText(second),
    differenceText(compareOutcomes(outcomes).difference),
    ratio,
  ];
}

function nextStep(provider: 'reference' | 'openai'): string {
  if (provider !== 'reference') return '';
  return [
    'Next, the same with a language model: add to the command',
    '--name with-model --set \'models.executor={ baseUrl: "http://localhost:8000/v1", model: <name> }\'\n',
  ].join(' ');
}
