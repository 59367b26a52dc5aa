import { z } from 'zod';
import { CodeAsTask, TaskProposal } from './code-as-task.ts';
import { TrainingSample } from './training-sample.ts';
import { Trajectory } from './trajectory.ts';
import { Verdict } from './verdict.ts';

/** The records that lie on disk, by the name in their `schema` field; a proposal is what `sca check` reads. */
const RECORDS = {
  'sca.task/v1': CodeAsTask,
  'sca.proposal/v1': TaskProposal,
  'sca.verdict/v1': Verdict,
  'sca.trajectory/v1': Trajectory,
  'sca.rl/v1': TrainingSample,
} as const;

export type RecordName = keyof typeof RECORDS;

/** JSON Schemas (draft 2020-12) of all records, as other languages and editors take them. */
export function recordSchemas(): Record<RecordName, Record<string, unknown>> {
  const schemas = Object.entries(RECORDS).map(([name, record]) => [
    name,
    z.toJSONSchema(record, { io: 'input' }),
  ]);
  return Object.fromEntries(schemas) as Record<RecordName, Record<string, unknown>>;
}
