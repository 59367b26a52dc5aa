import { counted } from '../counted.ts';
import { Html, html } from './html.ts';
import { renderTrajectory, type ShownTrajectory } from './render-trajectory.ts';
import type { ReportData } from './report-data.ts';
import { REPORT_STYLE } from './report-style.ts';
import { comparisonSection } from './sections/comparison-section.ts';
import { costSection } from './sections/cost-section.ts';
import { curveSection } from './sections/curve-section.ts';
import { dataSection } from './sections/data-section.ts';
import { difficultySection } from './sections/difficulty-section.ts';
import { funnelSection } from './sections/funnel-section.ts';
import { summarySection } from './sections/summary-section.ts';

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
${summarySection(data)}
${await comparisonSection(data)}
${await curveSection(data)}
${await funnelSection(data)}
${await difficultySection(data)}
${dataSection(data)}
${costSection(data)}
${episodesSection(trajectories)}
<h2>The experiment</h2>
<details><summary>All settings, with every default decided</summary><pre>${JSON.stringify(experiment, undefined, 2)}</pre></details>
</body>
</html>
`;
  return page.text;
}

function episodesSection(trajectories: readonly ShownTrajectory[]): Html {
  return html`<h2>Episodes to read</h2>
<p class="note">${counted(trajectories.length, 'rollout')}, drawn by the seed of the run, of different tasks and half of them passed where there are enough of such.</p>
${trajectories.map((shown, index) => renderTrajectory(shown, { isOpen: index === 0 }))}`;
}
