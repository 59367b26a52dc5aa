import { writeFileWhole, writeJsonFile } from '../run-folder/write-json-file.ts';
import type { RunContext } from '../stages/run-context.ts';
import type { PipelineResult } from '../stages/run-pipeline.ts';
import { chooseTrajectories } from './choose-trajectories.ts';
import { computeReport } from './compute-report.ts';
import { renderReport } from './render-report.ts';
import type { ReportData } from './report-data.ts';

/** Writes `report.json` and `report.html`. */
export async function reportStage(context: RunContext, result: PipelineResult): Promise<ReportData> {
  const { folder } = context;
  const data = computeReport(context, result);
  await writeJsonFile(folder.file('report.json'), data);
  const shown = await chooseTrajectories(context, result);
  await writeFileWhole(folder.file('report.html'), await renderReport(data, shown));
  return data;
}
