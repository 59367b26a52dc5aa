import { type Checker, type CheckerOptions, createChecker } from '@sca/sandbox';
import type { CommandContext } from '../../command-context.ts';
import { counted } from '../../counted.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { checkLines } from './check-lines.ts';
import type { CheckOptions } from './check-options.ts';
import { resolveCheckerOptions } from './checker-options.ts';
import { Funnel } from './funnel.ts';
import { startLineReport } from './line-report.ts';
import { type Input, openInput } from './open-input.ts';
import { renderFunnel } from './render-funnel.ts';

/** The part of a checker that a whole file needs. */
export type StreamChecker = Pick<Checker, 'checkAll' | 'close'>;

/** What is checked, and how. */
export interface CheckRequest {
  /** A path, or `-` for stdin. */
  readonly tasks: string;
  readonly options: CheckOptions;
  /** @defaultValue `createChecker` of `@sca/sandbox` */
  readonly startChecker?: (options: CheckerOptions) => StreamChecker;
}

/**
 * `sca check`: judges every line of a file and shows where proposals are lost.
 *
 * @returns the exit code
 * @throws ScaError `JSON_LINES_READ_FAILED`, `OUTPUT_UNWRITABLE`, `OPTION_INVALID`,
 * `ENVIRONMENT_UNKNOWN`, and what the checker throws.
 */
export async function runCheck(request: CheckRequest, context: CommandContext): Promise<number> {
  const { tasks, options, startChecker = createChecker } = request;
  const checker = startChecker(await resolveCheckerOptions(options, context.cwd));
  try {
    const job: Job = { input: await openInput(tasks, context), options, context };
    const funnel = await judgeLines(checker, job);
    await showFunnel(funnel, job);
    return exitCode(funnel, context.signal);
  } catch (thrown) {
    if (!context.signal.aborted) throw thrown;
    return EXIT_CODE.interrupted;
  } finally {
    await checker.close();
  }
}

/** What the steps of a check share. */
interface Job {
  readonly input: Input;
  readonly options: CheckOptions;
  readonly context: CommandContext;
}

/** Judges and reports line by line until the input ends, the user stops it, or nobody reads on. */
async function judgeLines(checker: StreamChecker, job: Job): Promise<Funnel> {
  const { stdout, signal } = job.context;
  const funnel = new Funnel();
  const report = await startLineReport(job);
  try {
    for await (const line of checkLines(job.input.lines, checker, signal)) {
      funnel.add(line);
      await report.add(line, funnel);
      if (stdout.isClosed) break;
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    await report.close();
  }
  return funnel;
}

/** With --json, stdout carries the lines and nothing else, so the funnel goes to stderr. */
async function showFunnel(funnel: Funnel, { input, options, context }: Job): Promise<void> {
  const { stdout, stderr, signal } = context;
  if (stdout.isClosed) return;
  const stopped = signal.aborted ? `\nStopped after ${counted(funnel.total, 'task')}.\n` : '';
  await (options.json ? stderr : stdout).write(stopped + renderFunnel(funnel, input.name));
}

function exitCode({ unreadable }: Funnel, signal: AbortSignal): number {
  if (signal.aborted) return EXIT_CODE.interrupted;
  return unreadable > 0 ? EXIT_CODE.unreadableLines : EXIT_CODE.done;
}
