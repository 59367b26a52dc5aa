import { TRAJECTORY_REASONS, type TrajectoryReason } from '@sca/rl';
import { whole } from '../../counted.ts';
import { shareText } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData } from '../report-data.ts';
import { table } from './section.ts';

/** What the rollouts became. */
export function dataSection({ iterations, experiment }: ReportData): Html {
  const rows = iterations.map(({ iteration, rollouts, data }) => [
    String(iteration),
    whole(rollouts.episodes),
    shareText(rollouts.passRate),
    whole(rollouts.unscored),
    data ? whole(data.rows) : 'not built',
    counts(data?.dropped ?? {}),
    counts(rollouts.stops),
  ]);
  const reasons = [...new Set(iterations.flatMap(({ data }) => Object.keys(data?.dropped ?? {})))];
  return html`<h2>Rollouts and training data</h2>
${table(
  [
    ['iteration'],
    ['episodes', 'number'],
    ['pass rate', 'line'],
    ['unscored', 'number'],
    ['samples', 'number'],
    ['episodes left out'],
    ['how episodes ended'],
  ],
  rows,
)}
<p class="note">${experiment.build.algorithm} as ${experiment.build.format}. An unscored episode failed by something that is not the policy's. ${reasons.map(explain).join(' ')}</p>`;
}

function explain(reason: string): string {
  return `${reason}: ${TRAJECTORY_REASONS[reason as TrajectoryReason] ?? 'see the manifest of the data'}.`;
}

function counts(counted: Readonly<Record<string, number>>): string {
  return Object.entries(counted)
    .map(([name, count]) => `${name} ${whole(count)}`)
    .join(', ');
}
