import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CheckMode, CodeAsTask, type RewardReport, ScaError, Trajectory } from '@sca/core';
import { type JsonLine, openJsonLines, readJsonLines } from '@sca/core/node';
import pMap from 'p-map';
import type { CommandContext } from '../../command-context.ts';
import { whole } from '../../counted.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { isSameFile } from '../../is-same-file.ts';
import { writingTo } from '../../run-folder/run-file-error.ts';
import { readManifest } from '../../run-folder/run-manifest.ts';
import { type Judges, startJudges } from '../../stages/judges.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { openWorlds } from '../../worlds/open-worlds.ts';
import type { World } from '../../worlds/world.ts';
import { saidToUser } from './said-to-user.ts';

export interface RescoreRequest {
  readonly run: string;
  readonly tasks?: string;
  readonly rollouts?: string;
  readonly out?: string;
  readonly mode?: CheckMode;
  readonly json?: boolean;
}

/** What came of a rescoring: how many rollouts went from which reward to which, and how many could not be scored. */
interface RescoreCounts {
  readonly rollouts: number;
  /** By `0 -> 1` and the like; unchanged ones as well. */
  readonly rewards: Record<string, number>;
  /** Rollouts whose task is not among the tasks, or was refused by --mode. */
  readonly leftOut: number;
  /** Lines that are no trajectory. */
  readonly unreadable: number;
}

/**
 * `sca rescore`.
 *
 * @returns the exit code: 2 where lines were unreadable
 * @throws ScaError `RUN_UNREADABLE`, `OUTPUT_UNWRITABLE`, and what reading and writing files throws
 */
export async function rescoreRun(request: RescoreRequest, context: CommandContext): Promise<number> {
  const folder = resolve(context.cwd, request.run);
  const manifest = await readManifest(folder);
  if (!manifest) throw new ScaError('RUN_UNREADABLE', `${folder} holds no run: it has no run.json.`);
  const { experiment } = manifest;
  const dataDir = dataFolder({ option: experiment.data, cwd: context.cwd });
  const worlds = await openWorlds({ ...experiment, dataDir, subset: 'full' }, context.cwd);
  await using judges = startJudges({ mode: request.mode ?? experiment.mode, workers: 2 });
  const path = (option: string | undefined, name: string): string =>
    option === undefined ? join(folder, name) : resolve(context.cwd, option);
  const from = path(request.rollouts, 'rollouts.jsonl');
  const to = path(request.out, 'rollouts.rescored.jsonl');
  if (await isSameFile(from, to)) throw readsIt(to);
  const tasks = await readTasks(path(request.tasks, 'tasks.jsonl'), { request, worlds, judges, context });
  const counts = await rescore({
    from,
    to,
    tasks,
    judges,
    context,
    originals: await instructionsById(path(undefined, 'tasks.jsonl')),
  });
  await context.stdout.write(request.json ? `${JSON.stringify(counts)}\n` : render(counts));
  if (counts.rollouts > 0 && counts.leftOut === counts.rollouts) return EXIT_CODE.failed;
  return counts.unreadable > 0 ? EXIT_CODE.unreadableLines : EXIT_CODE.done;
}

function readsIt(path: string): ScaError {
  const sentence = `--out ${path} cannot be written: it holds the rollouts that are scored. Name another file.`;
  return new ScaError('OUTPUT_UNWRITABLE', sentence, { details: { path } });
}

/** A task that a rollout is scored by. */
interface ScoringTask {
  readonly world: World;
  readonly task: CodeAsTask;
}

interface TaskSources {
  readonly request: RescoreRequest;
  readonly worlds: readonly World[];
  readonly judges: Judges;
  readonly context: CommandContext;
}

/** The tasks to score by, found by their instruction. With --mode, those that it refuses are left out. */
async function readTasks(path: string, sources: TaskSources): Promise<Map<string, ScoringTask>> {
  const { request, worlds, judges, context } = sources;
  const tasks = new Map<string, ScoringTask>();
  for await (const { value, error } of readJsonLines(path)) {
    if (error !== undefined) continue;
    const parsed = CodeAsTask.safeParse(value);
    const world = worlds.find(({ environment }) => environment.id === parsed.data?.environment.id);
    if (!parsed.success || !world) continue;
    const isKept = !request.mode || (await judges.check(world, parsed.data, context.signal)).kept;
    if (isKept) tasks.set(parsed.data.instruction, { world, task: parsed.data });
  }
  return tasks;
}

async function instructionsById(path: string): Promise<Map<string, string>> {
  const instructions = new Map<string, string>();
  for await (const { value, error } of readJsonLines(path)) {
    const parsed = error === undefined ? CodeAsTask.safeParse(value) : undefined;
    if (parsed?.success) instructions.set(parsed.data.id, parsed.data.instruction);
  }
  return instructions;
}

interface RescoreJob {
  readonly from: string;
  readonly to: string;
  readonly tasks: ReadonlyMap<string, ScoringTask>;
  /** Instructions of the tasks that the rollouts were made for. */
  readonly originals: ReadonlyMap<string, string>;
  readonly judges: Judges;
  readonly context: CommandContext;
}

/** Writes beside the file and moves it there at the end: what an earlier rescoring left stays until this one is whole. */
async function rescore(job: RescoreJob): Promise<RescoreCounts> {
  const draft = `${job.to}.${process.pid}.tmp`;
  try {
    const counts = await scoreLines(job, draft);
    await writingTo(job.to, () => rename(draft, job.to));
    return counts;
  } finally {
    await rm(draft, { force: true });
  }
}

async function scoreLines(job: RescoreJob, draft: string): Promise<RescoreCounts> {
  const counts = { rollouts: 0, rewards: {} as Record<string, number>, leftOut: 0, unreadable: 0 };
  await using out = await openJsonLines(draft);
  const scoreLine = async ({ value, error }: JsonLine): Promise<void> => {
    const parsed = error === undefined ? Trajectory.safeParse(value) : undefined;
    if (!parsed?.success) {
      counts.unreadable += 1;
      return;
    }
    counts.rollouts += 1;
    const scoring = job.tasks.get(job.originals.get(parsed.data.taskId) ?? '');
    if (!scoring) {
      counts.leftOut += 1;
      return;
    }
    const report = await scoreAgain(job, parsed.data, scoring);
    const change = `${parsed.data.reward} -> ${report.reward}`;
    counts.rewards[change] = (counts.rewards[change] ?? 0) + 1;
    const rescored = { ...parsed.data, taskId: scoring.task.id, reward: report.reward, verdict: report };
    await out.append(rescored satisfies Trajectory);
  };
  await pMap(readJsonLines(job.from), scoreLine, { concurrency: 8, signal: job.context.signal });
  return counts;
}

/** Episodes that no verifier judged stay as they were: what ended them has not changed. */
async function scoreAgain(
  { judges }: RescoreJob,
  trajectory: Trajectory,
  { world, task }: ScoringTask,
): Promise<RewardReport> {
  const { stop, verdict, calls, answer } = trajectory;
  const isJudged = stop.type === 'answer' || stop.type === 'user-stop' || stop.type === 'environment-end';
  if (!isJudged && verdict) return verdict;
  return judges.reward(world, { task, calls, answer, messages: saidToUser(trajectory) });
}

function render({ rollouts, rewards, leftOut, unreadable }: RescoreCounts): string {
  const rows = Object.entries(rewards)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([change, count]) => [change, whole(count)]);
  const table = renderTable([
    ['rollouts read', whole(rollouts)],
    ...rows,
    ['no task to score by', whole(leftOut)],
    ['unreadable lines', whole(unreadable)],
  ]);
  return `${table}Rewards are before -> after.\n`;
}
