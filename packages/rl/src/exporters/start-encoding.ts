import type { Trajectory } from '@sca/core';
import type {
  Algorithm,
  DatasetOrigin,
  ExportFormat,
  ExportSettings,
  RecordCodec,
  RowsByAlgorithm,
  TrainerRecord,
} from './export-format.ts';
import { type Refusal, RowIssues } from './row-issues.ts';
import { type Split, type SplitOptions, splitOfTask } from './split-of-task.ts';

/** What became of the rows of a build. */
export interface ExportReport {
  readonly rows: {
    readonly in: number;
    /** Rows that gave no record, since an earlier one of the task stands for them or none of their parts bears loss. */
    readonly withoutRecord: number;
    /** Rows that the format cannot carry, by reason. */
    readonly refused: Readonly<Record<string, number>>;
  };
  /** Rows of which something was not carried over, by what it was. */
  readonly notes: Readonly<Record<string, number>>;
  /** The first three of each reason. */
  readonly refusals: readonly (Refusal & { readonly rowId: string })[];
}

/** Encodes the rows of one build and counts what happens. */
export interface Encoding<Row> {
  /** The records of a row, none where it is refused. */
  encode(row: Row): { readonly split: Split; readonly records: readonly TrainerRecord[] };
  /** Counts a record that its file could not hold after all. */
  refuseLate(refusal: Refusal, rowId: string): void;
  noteLate(name: string): void;
  report(): ExportReport;
  origin(): DatasetOrigin;
}

export interface EncodingRequest<Name extends Algorithm> {
  readonly format: ExportFormat;
  readonly algorithm: Name;
  readonly settings: ExportSettings;
  readonly split: SplitOptions;
}

const SHOWN_REFUSALS = 3;

/** Starts encoding rows of one algorithm for one format. */
export function startEncoding<Name extends Algorithm>(
  request: EncodingRequest<Name>,
): Encoding<RowsByAlgorithm[Name]> {
  const { format, algorithm, settings, split } = request;
  const codec = format.codecs[algorithm] as RecordCodec<RowsByAlgorithm[Name]>;
  const encodeRow = codec.createEncoder(settings);
  const counts = startCounts();
  let lastTask: { readonly id: string; readonly split: Split } | undefined;
  const splitOf = (taskId: string): Split => {
    // Rows of a task follow each other, so that few hashes are made.
    if (lastTask?.id !== taskId) lastTask = { id: taskId, split: splitOfTask(taskId, split) };
    return lastTask.split;
  };
  return {
    encode(row) {
      const issues = new RowIssues();
      const place = { split: splitOf(row.taskId), issues };
      counts.rowIn(row);
      const records = encodeRow(row, place);
      for (const name of issues.refusal ? [] : issues.notes) counts.note(name);
      if (issues.refusal) counts.refuse(issues.refusal, row.id);
      else if (records.length === 0) counts.withoutRecord();
      return { split: place.split, records: issues.refusal ? [] : records };
    },
    refuseLate: counts.refuse,
    noteLate: counts.note,
    report: counts.report,
    origin: counts.origin,
  };
}

interface Counts {
  rowIn(row: RowsByAlgorithm[Algorithm]): void;
  refuse(refusal: Refusal, rowId: string): void;
  withoutRecord(): void;
  note(name: string): void;
  report(): ExportReport;
  origin(): DatasetOrigin;
}

function startCounts(): Counts {
  const refused: Record<string, number> = {};
  const notes: Record<string, number> = {};
  const refusals: (Refusal & { rowId: string })[] = [];
  const sources = { environments: new Set<string>(), models: new Set<string>(), tasks: new Set<string>() };
  let rowsIn = 0;
  let withoutRecord = 0;
  return {
    rowIn(row) {
      rowsIn += 1;
      sources.environments.add(row.environment.id);
      sources.tasks.add(row.taskId);
      for (const { model } of policiesOf(row)) sources.models.add(model);
    },
    refuse(refusal, rowId) {
      const count = (refused[refusal.reason] ?? 0) + 1;
      refused[refusal.reason] = count;
      if (count <= SHOWN_REFUSALS) refusals.push({ ...refusal, rowId });
    },
    withoutRecord: () => {
      withoutRecord += 1;
    },
    note: (name) => {
      notes[name] = (notes[name] ?? 0) + 1;
    },
    report: () => ({
      rows: { in: rowsIn, withoutRecord, refused: { ...refused } },
      notes: { ...notes },
      refusals: [...refusals],
    }),
    origin: () => ({
      environments: [...sources.environments].sort(),
      models: [...sources.models].sort(),
      tasks: sources.tasks.size,
    }),
  };
}

function policiesOf(row: RowsByAlgorithm[Algorithm]): readonly Trajectory['policy'][] {
  return 'policy' in row ? [row.policy] : [row.chosenFrom.policy, row.rejectedFrom.policy];
}
