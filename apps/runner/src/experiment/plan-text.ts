import { renderTable } from '../terminal/render-table.ts';
import { costText } from './cost-text.ts';
import type { Experiment } from './resolve-experiment.ts';

/** What an experiment will do, in numbers, and what it may cost. For `--dry-run`: nothing is called. */
export function planText(experiment: Experiment): string {
  const { name, environment, world, setting, mode, iterations, challenge, rollout, build, train, evaluate } =
    experiment;
  const episodes = iterations * challenge.tasks * rollout.perTask;
  const measurements = evaluate.everyIteration ? iterations + 1 : 2;
  const rows = [
    ['stage', 'count', 'model calls at most'],
    [
      `challenge (${challenge.kind})`,
      `${whole(iterations * challenge.tasks)} tasks`,
      whole(challengeCalls(experiment)),
    ],
    [`rollout (${rollout.strategy})`, `${whole(episodes)} episodes`, whole(episodes * rollout.steps)],
    [`build (${build.algorithm})`, build.format, '0'],
    [`train (${train.trainer})`, `${whole(iterations)} times`, '0'],
    [
      `eval (${evaluate.sets.join(', ')})`,
      `${measurements} times, ${evaluate.trials} trials per task`,
      `${rollout.steps} per episode`,
    ],
  ];
  return [
    `${name}: ${setting} on ${environment}, ${world} world, check mode ${mode}, ${whole(iterations)} iteration(s)\n`,
    renderTable(rows),
    `${costText(experiment)}\n`,
  ].join('\n');
}

function challengeCalls({ challenge, iterations }: Experiment): number {
  if (challenge.kind === 'procedural') return 0;
  if (challenge.kind === 'pae') return iterations * challenge.maxProposals;
  return iterations * challenge.maxProposals * (challenge.steps + challenge.revisions);
}

function whole(count: number): string {
  return count.toLocaleString('en');
}
