import { writeFileWhole } from '../run-folder/write-json-file.ts';
import type { RunContext } from './run-context.ts';
import type { IterationResult } from './run-pipeline.ts';

/** Writes `tasks.jsonl`: the kept tasks of all iterations in their order. They follow from `proposals.jsonl`. */
export async function writeTasks(
  { folder }: Pick<RunContext, 'folder'>,
  iterations: readonly IterationResult[],
): Promise<void> {
  const tasks = iterations.flatMap(({ challenge }) => challenge.tasks);
  await writeFileWhole(
    folder.file('tasks.jsonl'),
    tasks.map(({ task }) => `${JSON.stringify(task)}\n`).join(''),
  );
}
