import { escapeJson } from '../../terminal/escape-text.ts';
import type { CheckedLine } from './checked-line.ts';

/** What `--json` says of a line, with its newline. */
export function renderJson({ line, verdict }: CheckedLine): string {
  const { taskId, kept, reason, cases, timeMs } = verdict;
  return `${escapeJson(JSON.stringify({ line: line.number, id: taskId, kept, reason, cases, timeMs }))}\n`;
}
