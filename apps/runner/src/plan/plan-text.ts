import { counted, whole } from '../counted.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { escapeText } from '../terminal/escape-text.ts';
import { renderTable } from '../terminal/render-table.ts';
import { costText } from './cost-text.ts';
import type { ExperimentPlan, StagePlan } from './plan-experiment.ts';

/** What an experiment will do, in numbers, and what it may cost. For `--dry-run`. */
export function planText(experiment: Experiment, plan: ExperimentPlan): string {
  const { name, environment, world, setting, mode, iterations } = experiment;
  const heading = ['at most', 'tasks', 'trials', 'times', 'episodes', 'model calls'];
  const total = ['total', '', '', '', whole(plan.episodes), whole(plan.calls)];
  const missing = plan.stages.flatMap(({ kind, advice }) =>
    advice === undefined ? [] : [`${kind} test tasks: not measured. ${escapeText(advice)}\n`],
  );
  return [
    `${escapeText(name)}: ${setting} on ${escapeText(environment)}, ${world} world, check mode ${mode}, ${counted(iterations, 'iteration')}\n`,
    renderTable([heading, ...plan.stages.map(stageRow), total]),
    ...(missing.length > 0 ? [missing.join('')] : []),
    costText(experiment, plan.roles),
  ].join('\n');
}

function stageRow({ stage, kind, tasks, trials, times, episodes, calls, advice }: StagePlan): string[] {
  const modelCalls = calls.reduce((sum, each) => sum + each.calls, 0);
  const counts = [tasks, trials, times, episodes].map((count) => (count > 0 ? whole(count) : ''));
  const label = `${stage} (${kind})`;
  return advice === undefined
    ? [label, ...counts, whole(modelCalls)]
    : [label, 'not measured', '', '', '', ''];
}
