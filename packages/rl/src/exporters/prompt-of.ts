import type { Message } from '@sca/core';
import type { GrpoRow, PpoRow } from '../builders/rows.ts';
import type { Encode } from './export-format.ts';
import type { RowIssues } from './row-issues.ts';

/** The messages before the first that was sampled: what a trainer that generates by itself is to start from. */
export function promptOf({ messages }: Pick<PpoRow, 'messages'>, issues: RowIssues): readonly Message[] {
  const firstSampled = messages.findIndex((message) => message.role === 'assistant' && message.isSampled);
  const prompt = messages.slice(0, firstSampled === -1 ? undefined : firstSampled);
  if (prompt.length === 0) issues.refuse('no-prompt', 'message 0 is of the assistant');
  return prompt;
}

/** Encodes one row of each task: the first that is not refused stands for the others. */
export function oncePerTask<Row extends PpoRow | GrpoRow>(encode: Encode<Row>): Encode<Row> {
  const doneTasks = new Set<string>();
  return (row, place) => {
    if (doneTasks.has(row.taskId)) return [];
    const records = encode(row, place);
    if (!place.issues.refusal) doneTasks.add(row.taskId);
    return records;
  };
}
