import { resolve } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { shorten } from '../../terminal/shorten.ts';
import { startProgress } from '../../terminal/start-progress.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckedLine } from './checked-line.ts';
import type { Funnel } from './funnel.ts';
import type { Input } from './open-input.ts';
import { renderJson } from './render-json.ts';
import { openVerdictFile } from './verdict-file.ts';

/** Where each judgement goes as soon as it is there: progress, --json, --out. */
export interface LineReport {
  add(line: CheckedLine, soFar: Funnel): Promise<void>;
  close(): Promise<void>;
}

interface ReportRequest {
  readonly input: Input;
  readonly options: CheckOptions;
  readonly context: CommandContext;
}

/** @throws ScaError `OUTPUT_UNWRITABLE` */
export async function startLineReport({ input, options, context }: ReportRequest): Promise<LineReport> {
  const { stdout, stderr, cwd } = context;
  const verdicts =
    options.out === undefined ? undefined : await openVerdictFile(resolve(cwd, options.out), input.path);
  // A bar between the lines of --json would garble both.
  const hasBar = stderr.isTerminal && !(options.json && stdout.isTerminal);
  const progress = await startProgress(stderr, { hasBar, totalBytes: input.totalBytes });
  let bytes = 0;
  return {
    async add({ line, verdict }, { total, kept }) {
      bytes += line.bytes;
      progress.update({ bytes, checked: total, kept });
      if (verdict.reason === 'malformed') await progress.note(nameLine(input.name, { line, verdict }));
      else await verdicts?.append({ ...verdict, line: line.number });
      if (options.json) await stdout.write(renderJson({ line, verdict }));
    },
    async close() {
      await progress.stop();
      await verdicts?.close();
    },
  };
}

/** `tasks.jsonl:13: failures: only official tasks may have no failure case` */
function nameLine(fileName: string, { line, verdict }: CheckedLine): string {
  return `${escapeText(fileName)}:${line.number}: ${shorten(escapeText(verdict.detail), 400)}`;
}
