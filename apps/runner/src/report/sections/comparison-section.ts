import { counted } from '../../counted.ts';
import { comparisonChart } from '../charts.ts';
import { differenceText, shareText } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData, SetComparison, SetScore, Share } from '../report-data.ts';
import { figure } from './section.ts';

/** Pass rates before and after training, with paired differences. */
export async function comparisonSection(data: ReportData): Promise<Html> {
  const { comparisons, missing, experiment } = data;
  const k = experiment.evaluate.trials;
  const measured =
    comparisons.length > 0
      ? await measuredPart(data, k)
      : html`<p>Nothing was measured both before and after.</p>`;
  return html`<h2>Before and after training</h2>
${measured}
${missing.map(({ set, advice }) => html`<p class="warning">The ${set} test tasks were not measured. ${advice}</p>`)}`;
}

async function measuredPart(data: ReportData, k: number): Promise<Html> {
  const more = k > 1 ? html`<th>pass@${k}</th><th>pass^${k}</th>` : html``;
  return html`${await figure(comparisonChart(data), 'pass@1 of every test set before and after training')}
<div class="table"><table><tr><th>test tasks</th><th></th><th>pass@1</th>${more}<th>tasks that turned</th></tr>
${data.comparisons.map((comparison) => comparisonRows(comparison, k))}</table></div>
<p class="note">Intervals are 95 %, clustered by task; differences are paired by task. ${k > 1 ? `pass@${k}: solved in at least one of ${k} trials; pass^${k}: in all of them. ` : ''}A task turned when the majority of its trials did; p is of the exact McNemar test on the tasks that turned.</p>`;
}

function comparisonRows({ set, before, after, difference, flips }: SetComparison, k: number): Html {
  const rest = k > 1 ? html`<td></td><td></td>` : html``;
  return html`<tr class="first"><td rowspan="3" class="line">${set}<br><span class="note">${sizeOf(before, after)}</span></td><td>before</td>${scoreCells(before, k)}<td></td></tr>
<tr><td>after</td>${scoreCells(after, k)}<td></td></tr>
<tr><td>difference</td><td class="line"><b>${differenceText(difference)}</b></td>${rest}<td class="line">${flips.gained} gained, ${flips.lost} lost; ${probability(flips.pValue)}</td></tr>`;
}

function sizeOf(before: SetScore, after: SetScore): Html {
  const unscored = before.unscored + after.unscored;
  return html`${counted(after.tasks, 'task')} x ${counted(after.trials, 'trial')}${unscored > 0 ? html`<br>${counted(unscored, 'episode')} unscored` : ''}`;
}

function probability(pValue: number): string {
  return pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toPrecision(2)}`;
}

function scoreCells({ passAt, passHat }: SetScore, k: number): Html {
  const shares = k > 1 ? [passAt[0], passAt[k - 1], passHat[k - 1]] : [passAt[0]];
  return html`${shares.map((share) => html`<td class="line">${shareOrNone(share)}</td>`)}`;
}

function shareOrNone(share: Share | undefined): string {
  return share ? shareText(share) : 'not measured';
}
