import { learningChart } from '../charts.ts';
import { shareText } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { figure, table } from './section.ts';

/** Pass rates over iterations. */
export async function curveSection(data: ReportData): Promise<Html> {
  const { iterations, curve } = data;
  if (iterations.length === 0 && curve.length === 0) return html``;
  const sets = [...new Set(curve.map(({ set }) => set))];
  const last = Math.max(iterations.length - 1, ...curve.map(({ iteration }) => iteration));
  const rows = Array.from({ length: last + 1 }, (_, iteration) => [
    String(iteration),
    ...sets.map((set) => {
      const point = curve.find((each) => each.set === set && each.iteration === iteration);
      return point ? shareText(point.passAt1) : '';
    }),
    // The rollouts of an iteration are played by the policy of the one before.
    shareOf(data, iteration + 1),
  ]);
  return html`<h2>Learning curve</h2>
${await figure(learningChart(data), 'pass rates over the iterations of training')}
${table([['iterations of training'], ...sets.map((set) => [`${set}, pass@1`, 'line'] as const), ['rollouts', 'line']], rows)}
<p class="note">Rollouts are on tasks that the policy had not seen, and that differ from iteration to iteration; test tasks are the same throughout.${isSparse(data) ? ' Test tasks were measured before the first and after the last iteration; evaluate.everyIteration measures them after each.' : ''}</p>`;
}

function shareOf({ iterations }: ReportData, iteration: number): string {
  const found = iterations.find((each) => each.iteration === iteration);
  return found && found.rollouts.episodes > 0 ? shareText(found.rollouts.passRate) : '';
}

function isSparse({ experiment }: ReportData): boolean {
  return experiment.iterations > 1 && !experiment.evaluate.everyIteration;
}
