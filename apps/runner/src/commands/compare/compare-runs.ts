import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import type { ReportData } from '../../report/report-data.ts';
import { escapeJson } from '../../terminal/escape-text.ts';
import { compareReports, type NamedReport } from './compare-reports.ts';
import { renderComparison } from './render-comparison.ts';

export interface CompareRequest {
  /** Folders. The first is what the others are compared with. */
  readonly runs: readonly string[];
  readonly isJson: boolean;
}

/**
 * `sca compare`.
 *
 * @throws ScaError `OPTION_INVALID`, `REPORT_MISSING`, `RUNS_INCOMPARABLE`
 */
export async function compareRuns(
  { runs, isJson }: CompareRequest,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  if (runs.length < 2)
    throw new ScaError('OPTION_INVALID', 'A comparison needs two runs: sca compare runs/a runs/b');
  const reports = await Promise.all(runs.map((run) => readReport(resolve(cwd, run))));
  const [baseline, ...others] = nameRuns(runs, reports) as [NamedReport, ...NamedReport[]];
  const comparison = compareReports(baseline, others);
  if (comparison.comparisons.length === 0) throw incomparable(runs);
  const json = (): string => `${escapeJson(JSON.stringify(comparison))}\n`;
  await stdout.write(isJson ? json() : renderComparison(comparison));
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

/** Runs are called by their experiments; where two are of one name, by their folders. */
function nameRuns(runs: readonly string[], reports: readonly ReportData[]): NamedReport[] {
  const names = reports.map(({ experiment }) => experiment.name);
  return reports.map((report, index) => {
    const name = names[index] as string;
    const isShared = names.filter((each) => each === name).length > 1;
    return { name: isShared ? (runs[index] as string) : name, report };
  });
}

function incomparable(runs: readonly string[]): ScaError {
  return new ScaError(
    'RUNS_INCOMPARABLE',
    `${runs.join(' and ')} share no test task. Compare runs of one environment and seed.`,
    { details: { runs } },
  );
}
