import { ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { readTextLines, type TextLine } from './read-text-lines.ts';
import { renderReplay } from './render-replay.ts';
import type { ReplayOptions } from './replay-options.ts';
import { ReplayTally } from './replay-tally.ts';
import { createRowReplayer, type RowReplayer } from './row-replayer.ts';

/**
 * `sca replay`: plays recorded rows again and shows where what comes of them differs.
 *
 * @returns the exit code
 * @throws ScaError `ENVIRONMENT_UNKNOWN`, `INPUT_UNREADABLE`, `INPUT_EMPTY`, `DATA_MISSING`, `DATA_UNREADABLE`,
 * `DATA_VERSION`
 */
export async function runReplay(options: ReplayOptions, context: CommandContext): Promise<number> {
  const replayer = await createRowReplayer(
    options.env,
    dataFolder({ option: options.data, cwd: context.cwd }),
  );
  const tally = new ReplayTally();
  for await (const line of readTextLines(options.in, context)) {
    if (context.signal.aborted) return EXIT_CODE.interrupted;
    await replayLine(replayer, line, { tally, context });
  }
  if (tally.rows + tally.unreadable === 0) throw empty(options);
  await context.stdout.write(options.json ? toJson(tally) : renderReplay(tally));
  return exitCode(tally);
}

interface Job {
  readonly tally: ReplayTally;
  readonly context: CommandContext;
}

async function replayLine(
  replayer: RowReplayer,
  { number, text }: TextLine,
  { tally, context }: Job,
): Promise<void> {
  try {
    const replay = await replayer.replayLine(text);
    if (replay) tally.add(number, replay);
    else tally.skipped += 1;
  } catch (thrown) {
    if (!(thrown instanceof ScaError) || thrown.code !== 'ROW_INVALID') throw thrown;
    tally.unreadable += 1;
    await context.stderr.write(`line ${number}: ${escapeText(thrown.message)}\n`);
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
