import { wilsonInterval } from '@sca/rl/statistics';
import { counted, whole } from '../../counted.ts';
import { funnelChart } from '../charts.ts';
import { percent, shareText } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { FunnelExample, ReportData } from '../report-data.ts';
import { cut } from '../shown-text.ts';
import { figure, table } from './section.ts';

/** Characters of an example: enough to see what is meant. */
const LONGEST = 400;

/** From proposals to tasks, with an example of every reason for which one was lost. */
export async function funnelSection(data: ReportData): Promise<Html> {
  const funnels = data.iterations.map(({ funnel }) => funnel);
  const total = (count: (funnel: (typeof funnels)[number]) => number): number =>
    funnels.reduce((sum, funnel) => sum + count(funnel), 0);
  const proposals = total((funnel) => funnel.proposals);
  const kept = total((funnel) => funnel.kept);
  const duplicates = total((funnel) => funnel.duplicates);
  const losses = lossesOf(data);
  return html`<h2>From proposals to tasks</h2>
<p>${counted(proposals, 'proposal')} in ${counted(
    total((funnel) => funnel.attempts),
    'attempt',
  )} (a refused proposal may be revised). ${counted(kept, 'task')} kept${proposals > 0 ? `: ${shareText({ value: kept / proposals, ...wilsonInterval(kept, proposals) })} of the proposals` : ''}. ${duplicates > 0 ? `${whole(duplicates)} passed the check and did the same as a task before.` : 'None did the same as a task before.'}</p>
${proposals > 0 ? await figure(funnelChart(data), 'how many proposals were kept, and how many were lost to which reason') : ''}
${losses.length > 0 ? lossTable(losses, proposals) : html`<p>The check refused none.</p>`}`;
}

interface Loss {
  readonly reason: string;
  readonly count: number;
  readonly example: FunnelExample;
}

/** Losses of all iterations together, the most frequent first. */
function lossesOf({ iterations }: ReportData): Loss[] {
  const losses = new Map<string, Loss>();
  for (const { reason, count, example } of iterations.flatMap(({ funnel }) => funnel.lost)) {
    const known = losses.get(reason);
    losses.set(reason, { reason, count: count + (known?.count ?? 0), example: known?.example ?? example });
  }
  return [...losses.values()].sort((a, b) => b.count - a.count);
}

function lossTable(losses: readonly Loss[], proposals: number): Html {
  const rows = losses.map(({ reason, count, example }) => [
    html`<code>${reason}</code>`,
    whole(count),
    percent(count / proposals),
    html`${cut(example.instruction, LONGEST)}<br><span class="note">${cut(example.detail, LONGEST)}</span>`,
  ]);
  return table(
    [
      ['lost to', 'line'],
      ['proposals', 'number'],
      ['share', 'number'],
      ['an example, and what the check said of it'],
    ],
    rows,
  );
}
