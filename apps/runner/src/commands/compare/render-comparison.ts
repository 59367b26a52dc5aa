import { counted } from '../../counted.ts';
import { differenceText, shareText } from '../../report/format.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { ReportComparison, RunComparison, UnpairedTasks } from './compare-reports.ts';

/** A comparison of runs as a table, and under it what could not be compared. */
export function renderComparison({ comparisons, unpaired }: ReportComparison): string {
  const heading = ['pass@1', 'tasks', 'first', 'this', 'difference', 'turned', 'McNemar p'];
  return [
    renderTable([heading, ...comparisons.map(comparisonRow)]),
    'Intervals are 95 %, clustered by task; differences are paired by task.\n',
    ...unpaired.map(unpairedLine),
  ].join('');
}

function comparisonRow(each: RunComparison): string[] {
  return [
    `${each.set}: ${escapeText(each.run)} over ${escapeText(each.baseline)}`,
    String(each.tasks),
    shareText(each.baselinePassAt1),
    shareText(each.passAt1),
    differenceText(each.difference),
    `+${each.flips.gained} -${each.flips.lost}`,
    each.flips.pValue.toPrecision(2),
  ];
}

/** `Not paired in own: 12 tasks that only rft worked on.` */
function unpairedLine({ set, baseline, run, paired, ...counts }: UnpairedTasks): string {
  const only = (count: number, name: string): string =>
    `${counted(count, 'task')} that only ${escapeText(name)} worked on`;
  const parts = [
    ...(counts.onlyBaseline > 0 ? [only(counts.onlyBaseline, baseline)] : []),
    ...(counts.onlyRun > 0 ? [only(counts.onlyRun, run)] : []),
    ...(counts.unscored > 0
      ? [`${counted(counts.unscored, 'task')} that one run has no scored trial of`]
      : []),
  ];
  const pair = `${escapeText(run)} over ${escapeText(baseline)}`;
  const heading = paired > 0 ? `${set}: ${pair} leaves out` : `${set}: ${pair} cannot be compared:`;
  return `${heading} ${parts.join(', ')}.\n`;
}
