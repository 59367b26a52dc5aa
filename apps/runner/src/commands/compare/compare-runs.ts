import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { differenceText, shareText } from '../../report/format.ts';
import type { Flips, ReportData, Rewards, Share } from '../../report/report-data.ts';
import { compareOutcomes, passShare } from '../../report/shares.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';

export interface CompareRequest {
  readonly runs: readonly string[];
  readonly isJson: boolean;
}

/** Two runs on the tasks of a set that both measured. */
interface RunComparison {
  readonly set: string;
  readonly baseline: string;
  readonly run: string;
  readonly tasks: number;
  readonly baselinePassAt1: Share;
  readonly passAt1: Share;
  readonly difference: Share;
  readonly flips: Flips;
}

/**
 * `sca compare`.
 *
 * @throws ScaError `OPTION_INVALID`, `REPORT_MISSING`, `RUNS_INCOMPARABLE`
 */
export async function compareRuns(
  { runs, isJson }: CompareRequest,
  context: CommandContext,
): Promise<number> {
  if (runs.length < 2)
    throw new ScaError('OPTION_INVALID', 'A comparison needs two runs: sca compare runs/a runs/b');
  const reports = await Promise.all(runs.map((run) => readReport(resolve(context.cwd, run))));
  const [baseline, ...others] = reports as [ReportData, ...ReportData[]];
  const comparisons = others.flatMap((other) => compareTwo(baseline, other));
  if (comparisons.length === 0) throw incomparable(runs);
  await context.stdout.write(isJson ? `${JSON.stringify(comparisons)}\n` : render(comparisons));
  return EXIT_CODE.done;
}

async function readReport(folder: string): Promise<ReportData> {
  const path = join(folder, 'report.json');
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as ReportData;
    if (report.schema === 'sca.report/v1') return report;
    throw new Error(`it is ${String(report.schema)}`);
  } catch (cause) {
    const message = `There is no readable report in ${folder}. Write it with: sca report ${folder}`;
    throw new ScaError('REPORT_MISSING', message, { cause, details: { path } });
  }
}

function compareTwo(baseline: ReportData, other: ReportData): RunComparison[] {
  return baseline.comparisons.flatMap(({ set, outcomes }): RunComparison[] => {
    const theirs = new Map(
      other.comparisons
        .find((each) => each.set === set)
        ?.outcomes.map(({ taskId, after }) => [taskId, after]),
    );
    const shared = outcomes.flatMap(({ taskId, after }) => {
      const others = theirs.get(taskId);
      return others ? [{ taskId, before: after, after: others }] : [];
    });
    if (shared.length === 0) return [];
    const rewards = (pick: (outcome: (typeof shared)[number]) => Rewards): Share =>
      passShare(shared.map(pick), 1);
    return [
      {
        set,
        baseline: baseline.experiment.name,
        run: other.experiment.name,
        tasks: shared.length,
        baselinePassAt1: rewards(({ before }) => before),
        passAt1: rewards(({ after }) => after),
        ...compareOutcomes(shared),
      },
    ];
  });
}

function render(comparisons: readonly RunComparison[]): string {
  const rows = comparisons.map((each) => [
    `${each.set}: ${escapeText(each.run)} over ${escapeText(each.baseline)}`,
    String(each.tasks),
    shareText(each.baselinePassAt1),
    shareText(each.passAt1),
    differenceText(each.difference),
    `+${each.flips.gained} -${each.flips.lost}`,
    each.flips.pValue.toPrecision(2),
  ]);
  const heading = ['pass@1', 'tasks', 'first', 'this', 'difference', 'turned', 'McNemar p'];
  return `${renderTable([heading, ...rows])}Intervals are 95 %, clustered by task; differences are paired by task.\n`;
}

function incomparable(runs: readonly string[]): ScaError {
  return new ScaError(
    'RUNS_INCOMPARABLE',
    `${runs.join(' and ')} share no test task. Compare runs of one environment and seed.`,
    { details: { runs } },
  );
}
