import { readJsonLines } from '@sca/core/node';
import type { z } from 'zod';
import type { ProblemLog } from './problem-log.ts';
import { ROW_PROBLEMS } from './row-problem.ts';

/** A row and the line that it stood on. */
export interface PlacedRow<Row> {
  readonly row: Row;
  /** `file:line` */
  readonly place: string;
}

/**
 * Reads the rows of JSON Lines files. Lines that are none of the format are logged, the others are read.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED` where a file cannot be read
 */
export async function readRows<Row>(
  files: readonly string[],
  { schema, log }: { schema: z.ZodType<Row>; log: ProblemLog },
): Promise<PlacedRow<Row>[]> {
  const rows: PlacedRow<Row>[] = [];
  for (const file of files) {
    for await (const { line, value, error } of readJsonLines(file)) {
      const place = `${file}:${line}`;
      if (error !== undefined) {
        log.add(ROW_PROBLEMS.unreadable, place, error);
        continue;
      }
      const read = schema.safeParse(value);
      if (read.success) rows.push({ row: read.data, place });
      else log.add(ROW_PROBLEMS.invalid, place, describeIssue(read.error.issues[0]));
    }
  }
  return rows;
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  return issue ? `${issue.path.join('.') || 'the record'}: ${issue.message}` : '';
}
