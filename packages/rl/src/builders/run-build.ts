import type { Build, BuildReport, TrajectoryGroup } from './build-report.ts';

/** A build in steps: hand in groups one by one, then finish. Memory holds what was not yet turned into rows. */
export interface GroupBuilder<Row> {
  /** Rows that are ready; a group may be held back until its batch is full. */
  add(group: TrajectoryGroup): Row[];
  /** Rows of what was held back. */
  finish(): Row[];
  report(): BuildReport;
}

/** Drives a builder with groups as rows are asked for. */
export function runBuild<Row>(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  builder: GroupBuilder<Row>,
): Build<Row> {
  return { rows: rowsOf(groups, builder), report: builder.report };
}

async function* rowsOf<Row>(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  builder: GroupBuilder<Row>,
): AsyncGenerator<Row, void, undefined> {
  for await (const group of groups) yield* builder.add(group);
  yield* builder.finish();
}
