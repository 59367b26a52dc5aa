import { counted, whole } from '../../counted.ts';
import { differenceText, money, percent } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData } from '../report-data.ts';

/** What the run came to, at a glance. */
export function summarySection(data: ReportData): Html {
  const { experiment, iterations, comparisons, costs } = data;
  const total = (count: (each: ReportData['iterations'][number]) => number): number =>
    iterations.reduce((sum, each) => sum + count(each), 0);
  const sets = comparisons.map(({ set, before, after, difference }) =>
    tile(
      `${percent(before.passAt[0]?.value ?? 0)} → ${percent(after.passAt[0]?.value ?? 0)}`,
      `pass@1 on ${set} test tasks, ${differenceText(difference)}`,
    ),
  );
  const spent = costs.reduce<number | null>(
    (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd),
    0,
  );
  return html`<p class="note">${experiment.environment}, ${experiment.world} world · ${experiment.setting} with ${experiment.build.algorithm} · check mode ${experiment.mode} · seed ${experiment.seed} · ${counted(experiment.iterations, 'iteration')}</p>
<ul class="tiles">
${sets}
${tile(
  whole(total(({ funnel }) => funnel.kept)),
  `tasks kept, of ${counted(
    total(({ funnel }) => funnel.proposals),
    'proposal',
  )}`,
)}
${tile(
  whole(total(({ data: built }) => built?.rows ?? 0)),
  `training samples, from ${counted(
    total(({ rollouts }) => rollouts.episodes),
    'rollout',
  )}`,
)}
${tile(spent === null ? 'not known' : money(spent), 'cost of all model calls')}
</ul>`;
}

function tile(figure: string, meaning: string): Html {
  return html`<li><b>${figure}</b><span>${meaning}</span></li>\n`;
}
