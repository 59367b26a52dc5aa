import type { Trajectory } from '@sca/core';
import { trajectory, withTokens } from '../trajectories.test.support.ts';
import { buildGrpo } from './build-grpo.ts';
import type { Build, BuildReport, TrajectoryGroup } from './build-report.ts';
import { groupTrajectories } from './group-trajectories.ts';
import type { GrpoOptions } from './grpo-options.ts';
import type { GrpoRow } from './rows.ts';

type Builder<Row, Options> = (groups: Iterable<TrajectoryGroup>, options?: Options) => Build<Row>;

/** Builds from records in memory and waits for all rows. */
export async function buildAll<Row, Options>(
  builder: Builder<Row, Options>,
  records: Iterable<unknown>,
  options: Options & { by?: 'group' | 'taskId' },
): Promise<{ rows: Row[]; report: BuildReport }> {
  const { by = 'group', ...own } = options;
  const build = builder(groupTrajectories(records, by), own as unknown as Options);
  const rows: Row[] = [];
  for await (const row of build.rows) rows.push(row);
  return { rows, report: build.report() };
}

/** All GRPO rows of records in memory. */
export function grpo(records: Iterable<unknown>, options: GrpoOptions = {}) {
  return buildAll(buildGrpo, records, options);
}

/** A group of trajectories with captured tokens and the given rewards; one turn each unless `messages` say otherwise. */
export function rewarded(rewards: readonly (0 | 1 | null)[], fields: Partial<Trajectory> = {}): Trajectory[] {
  return rewards.map((reward, trial) =>
    withTokens(trajectory({ id: `${fields.group ?? 'g1'}-${trial}`, trial, reward, ...fields })),
  );
}

export function byId(rows: readonly GrpoRow[]): Record<string, GrpoRow> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
