import { whole } from '../../counted.ts';
import { difficultyChart } from '../charts.ts';
import { shareText } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { figure, table } from './section.ts';

/** How hard the tasks are, before and after the selection of training data. */
export async function difficultySection(data: ReportData): Promise<Html> {
  const rows = data.iterations.map(({ iteration, rollouts }) => {
    const count = (pick: 'kept' | 'used'): string =>
      whole(rollouts.difficulty.reduce((sum, bin) => sum + bin[pick], 0));
    const isUsed = rollouts.difficulty.some(({ used }) => used > 0);
    return [
      String(iteration),
      count('kept'),
      shareText(rollouts.passRate),
      count('used'),
      isUsed ? shareText(rollouts.usedPassRate) : 'no task',
    ];
  });
  return html`<h2>How hard the tasks are</h2>
<p>A task is as hard as the policy of its iteration finds it: the share of its rollouts that passed. Before filtering are all tasks that the check kept, after filtering those that a training sample is of.</p>
${await figure(difficultyChart(data), 'number of tasks by pass rate, before and after filtering')}
${table(
  [
    ['iteration'],
    ['tasks before', 'number'],
    ['pass rate', 'line'],
    ['tasks after', 'number'],
    ['pass rate', 'line'],
  ],
  rows,
)}`;
}
