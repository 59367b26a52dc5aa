import type { Trajectory } from '@sca/core';
import { counted, whole } from '../counted.ts';
import { comparisonChart, difficultyChart, funnelChart, learningChart } from './charts.ts';
import { differenceText, money, percent, shareText } from './format.ts';
import { Html, html } from './html.ts';
import { renderChart } from './render-chart.ts';
import { renderTrajectory } from './render-trajectory.ts';
import type { IterationReport, ReportData } from './report-data.ts';
import { REPORT_STYLE } from './report-style.ts';

/** An episode to read, with the words of its task. */
export interface ShownTrajectory {
  readonly trajectory: Trajectory;
  readonly instruction: string;
}

/** The report as one HTML page that needs nothing else: no script, no font, no network. */
export async function renderReport(
  data: ReportData,
  trajectories: readonly ShownTrajectory[],
): Promise<string> {
  const { experiment } = data;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${experiment.name}</title>
<style>${new Html(REPORT_STYLE)}</style>
</head>
<body>
<h1>${experiment.name}</h1>
<p>${experiment.environment}, ${experiment.world} world. ${experiment.setting}, ${experiment.build.algorithm}, check mode ${experiment.mode}, seed ${experiment.seed}, ${counted(experiment.iterations, 'iteration')}.</p>
${await comparisonSection(data)}
${await curveSection(data)}
${await funnelSection(data)}
${await difficultySection(data)}
${dataSection(data.iterations)}
${costSection(data)}
<h2>Episodes to read</h2>
${trajectories.map(renderTrajectory)}
</body>
</html>
`;
  return page.text;
}

async function chart(spec: Parameters<typeof renderChart>[0]): Promise<Html> {
  return new Html(`<figure>${await renderChart(spec)}</figure>`);
}

async function comparisonSection(data: ReportData): Promise<Html> {
  const rows = data.comparisons.map(
    ({ set, before, after, difference, flips }) => html`<tr>
<td>${set}</td><td>${whole(after.tasks)} x ${after.trials}</td>
<td>${shareText(before.passAt[0] ?? NOTHING)}</td><td>${shareText(after.passAt[0] ?? NOTHING)}</td>
<td>${shareText(before.passAt.at(-1) ?? NOTHING)}</td><td>${shareText(after.passAt.at(-1) ?? NOTHING)}</td>
<td>${percent(after.passHat.at(-1) ?? 0)}</td>
<td>${differenceText(difference)}</td>
<td>${flips.gained} gained, ${flips.lost} lost, p = ${flips.pValue.toPrecision(2)}</td></tr>`,
  );
  const k = data.experiment.evaluate.trials;
  return html`<h2>Before and after training</h2>
${data.comparisons.length > 0 ? await chart(comparisonChart(data)) : ''}
<table><tr><th>test tasks</th><th>tasks x trials</th><th>pass@1 before</th><th>after</th><th>pass@${k} before</th><th>after</th><th>pass^${k} after</th><th>difference of pass@1</th><th>tasks that turned</th></tr>
${rows}</table>
<p class="note">Intervals are 95 %, clustered by task; the difference is paired by task. A task turned when the majority of its trials did; p is of the exact McNemar test.</p>
${data.missing.map(({ set, advice }) => html`<p>${set}: not measured. ${advice}</p>`)}`;
}

const NOTHING = { value: 0, low: 0, high: 0 };

async function curveSection(data: ReportData): Promise<Html> {
  if (data.iterations.length < 2 && data.curve.length === 0) return html``;
  return html`<h2>Learning curve</h2>${await chart(learningChart(data))}`;
}

async function funnelSection(data: ReportData): Promise<Html> {
  const total = (count: (report: IterationReport) => number): number =>
    data.iterations.reduce((sum, report) => sum + count(report), 0);
  const examples = new Map(
    data.iterations.flatMap(({ funnel }) => funnel.lost.map(({ reason, example }) => [reason, example])),
  );
  const rows = [...examples].map(([reason, { instruction, detail }]) => {
    const count = total(({ funnel }) => funnel.lost.find((each) => each.reason === reason)?.count ?? 0);
    return html`<tr><td><code>${reason}</code></td><td>${whole(count)}</td><td>${instruction}<br><span class="note">${detail}</span></td></tr>`;
  });
  return html`<h2>From proposals to tasks</h2>
<p>${counted(
    total(({ funnel }) => funnel.proposals),
    'proposal',
  )} in ${counted(
    total(({ funnel }) => funnel.attempts),
    'attempt',
  )}; ${counted(
    total(({ funnel }) => funnel.kept),
    'task',
  )} kept, ${whole(total(({ funnel }) => funnel.duplicates))} the same as one before.</p>
${await chart(funnelChart(data))}
<table><tr><th>lost because</th><th>proposals</th><th>an example</th></tr>${rows}</table>`;
}

async function difficultySection(data: ReportData): Promise<Html> {
  return html`<h2>How hard the tasks are</h2>${await chart(difficultyChart(data))}`;
}

function dataSection(iterations: readonly IterationReport[]): Html {
  const rows = iterations.map(
    ({ iteration, rollouts, data }) => html`<tr><td>${iteration}</td><td>${whole(rollouts.episodes)}</td>
<td>${shareText(rollouts.passRate)}</td><td>${whole(rollouts.unscored)}</td><td>${data ? whole(data.rows) : '-'}</td>
<td>${counts(data?.dropped ?? {})}</td><td>${counts(rollouts.stops)}</td></tr>`,
  );
  return html`<h2>Rollouts and training data</h2>
<table><tr><th>iteration</th><th>episodes</th><th>pass rate</th><th>unscored</th><th>samples</th><th>left out</th><th>how episodes ended</th></tr>${rows}</table>`;
}

function counts(table: Readonly<Record<string, number>>): string {
  return Object.entries(table)
    .map(([name, count]) => `${name} ${whole(count)}`)
    .join(', ');
}

function costSection({ costs, costPerKeptTaskUsd, costPerSampleUsd }: ReportData): Html {
  const rows = costs.map(
    ({
      role,
      calls,
      promptTokens,
      completionTokens,
      costUsd,
    }) => html`<tr><td>${role}</td><td>${whole(calls)}</td>
<td>${whole(promptTokens)}</td><td>${whole(completionTokens)}</td><td>${money(costUsd)}</td></tr>`,
  );
  return html`<h2>Cost</h2>
<table><tr><th>role</th><th>model calls</th><th>prompt tokens</th><th>completion tokens</th><th>cost</th></tr>${rows}</table>
<p>Per kept task ${money(costPerKeptTaskUsd)}, per training sample ${money(costPerSampleUsd)}.</p>`;
}
