import { ScaError } from '@sca/core';
import { readTextLines, type TextLine } from '@sca/core/node';
import type { CommandContext } from '../../command-context.ts';
import { counted } from '../../counted.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { lineSource } from '../../line-source.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { shorten } from '../../terminal/shorten.ts';
import { renderReplay } from './render-replay.ts';
import type { ReplayOptions } from './replay-options.ts';
import { ReplayTally } from './replay-tally.ts';
import { createRowReplayer, type RowReplay, type RowReplayer } from './row-replayer.ts';

/** Characters that are shown of why a line is no row. */
const MAX_LENGTH = 300;

/**
 * `sca replay`: plays recorded rows again and shows where what comes of them differs.
 *
 * @returns the exit code
 * @throws ScaError `ENVIRONMENT_UNKNOWN`, `JSON_LINES_READ_FAILED`, `INPUT_EMPTY`, `DATA_MISSING`, `DATA_UNREADABLE`,
 * `DATA_VERSION`
 */
export async function runReplay(options: ReplayOptions, context: CommandContext): Promise<number> {
  const replayer = await createRowReplayer(
    options.env,
    dataFolder({ option: options.data, cwd: context.cwd }),
  );
  const tally = new ReplayTally();
  await replayLines(replayer, options.in, { tally, context });
  const isStopped = context.signal.aborted;
  if (!isStopped && tally.rows + tally.unreadable === 0) throw empty(options);
  if (isStopped) await context.stderr.write(`Stopped after ${counted(tally.rows, 'row')}.\n`);
  await context.stdout.write(options.json ? toJson(tally) : renderReplay(tally));
  return isStopped ? EXIT_CODE.interrupted : exitCode(tally);
}

interface Job {
  readonly tally: ReplayTally;
  readonly context: CommandContext;
}

/** Up to the end of the input or Ctrl-C. */
async function replayLines(replayer: RowReplayer, name: string, job: Job): Promise<void> {
  const { signal } = job.context;
  const { source, options } = lineSource(name, job.context);
  try {
    for await (const line of readTextLines(source, options)) {
      signal.throwIfAborted();
      await replayLine(replayer, line, job);
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}

async function replayLine(
  replayer: RowReplayer,
  { line, text, error }: TextLine,
  { tally, context }: Job,
): Promise<void> {
  const replay = error === undefined ? await rowOf(replayer, text) : error;
  if (typeof replay === 'string') {
    tally.unreadable += 1;
    await context.stderr.write(`line ${line}: ${shorten(escapeText(replay), MAX_LENGTH)}\n`);
  } else if (replay) tally.add(line, replay);
  else tally.skipped += 1;
}

/** What replaying a row gave, or why the line is no row. */
async function rowOf(replayer: RowReplayer, text: string): Promise<RowReplay | undefined | string> {
  try {
    return await replayer.replayLine(text);
  } catch (thrown) {
    if (thrown instanceof ScaError && thrown.code === 'ROW_INVALID') return thrown.message;
    throw thrown;
  }
}

function toJson({ kinds, differences, skipped, unreadable }: ReplayTally): string {
  return `${JSON.stringify({ kinds, differences, skipped, unreadable })}\n`;
}

function exitCode({ differences, unreadable }: ReplayTally): number {
  if (differences.length > 0) return EXIT_CODE.failed;
  return unreadable > 0 ? EXIT_CODE.unreadableLines : EXIT_CODE.done;
}

function empty({ in: name, env }: ReplayOptions): ScaError {
  const sentence = `${escapeText(name)} has no recorded row of ${escapeText(env)}: there is nothing to replay.`;
  return new ScaError('INPUT_EMPTY', sentence, { details: { name, env } });
}
