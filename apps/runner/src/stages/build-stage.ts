import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, deriveSeed, type Json, type Trajectory } from '@sca/core';
import type { BuildReport, TrajectoryGroup } from '@sca/rl';
import { exportFormats } from '@sca/rl/exporters';
import { type DatasetManifest, startDataset } from '@sca/rl/node';
import { loadReferencePolicy } from '../participants/open-reference-policy.ts';
import type { Policy } from '../participants/participants.ts';
import type { RecordStore } from '../run-folder/record-store.ts';
import { writingTo } from '../run-folder/run-file-error.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { buildRows } from './build-rows.ts';
import { permuteRewards } from './permute-rewards.ts';
import type { RunContext } from './run-context.ts';

/** Training data on disk. */
export interface BuiltData {
  readonly folder: string;
  /** Files with rows, relative to the folder: training first. */
  readonly files: readonly string[];
  readonly rows: number;
  /** Trajectories that no row is made of, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Tasks that the rows draw on. */
  readonly usedTasks: readonly string[];
  /** Of what the data is made from and how. */
  readonly hash: string;
}

export interface BuildResult {
  /** Undefined where nothing is built yet. */
  readonly data: BuiltData | undefined;
  readonly isComplete: boolean;
}

export interface BuildOptions {
  readonly iteration: number;
  readonly episodes: readonly TrajectorySummary[];
  /** Who is to be trained. */
  readonly policy: Policy;
  readonly isReadOnly: boolean;
}

/** Members that this stage adds to the manifest of a data set. */
interface BuildFacts {
  readonly inputHash: string;
  readonly usedTasks: readonly string[];
  readonly build: BuildReport;
}

/** Makes the training data of an iteration, or takes what was made from the same episodes before. */
export async function buildStage(
  context: RunContext,
  { iteration, episodes, policy, isReadOnly }: BuildOptions,
): Promise<BuildResult> {
  const { experiment, folder } = context;
  const path = folder.file('data', experiment.build.algorithm, String(iteration));
  const ids = episodes.map(({ id }) => id);
  const inputHash = contentHash({ build: experiment.build as unknown as Json, ids });
  const found = await readManifest(path);
  if (found?.inputHash === inputHash) return { data: describeData(path, found), isComplete: true };
  if (isReadOnly) return { data: undefined, isComplete: false };
  // Without its manifest it is what a crash left, or of other episodes.
  await writingTo(path, () => rm(path, { recursive: true, force: true }));
  const manifest = await writeDataset(context, { path, episodes, policy, inputHash, iteration });
  return { data: describeData(path, manifest), isComplete: true };
}

type Manifest = DatasetManifest & BuildFacts;

async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(join(path, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Manifest;
    for (const { path: file } of manifest.files) await access(join(path, file));
    return manifest;
  } catch {
    return undefined; // damaged: what was built is built again
  }
}

function describeData(folder: string, { files, build, usedTasks, inputHash }: Manifest): BuiltData {
  const data = files.filter(({ split }) => split !== undefined);
  return {
    folder,
    files: data.map(({ path }) => path),
    rows: data.reduce((sum, { rows = 0 }) => sum + rows, 0),
    dropped: build.trajectories.leftOut,
    usedTasks,
    hash: inputHash,
  };
}

interface DatasetJob {
  readonly path: string;
  readonly episodes: readonly TrajectorySummary[];
  readonly policy: Policy;
  readonly inputHash: string;
  readonly iteration: number;
}

async function writeDataset(
  { experiment, folder, worlds, display }: RunContext,
  { path, episodes, policy, inputHash, iteration }: DatasetJob,
): Promise<Manifest> {
  const progress = display.startStage(`build ${iteration}`);
  const groups = readTasks(folder.rollouts, episodes);
  const seed = deriveSeed({ run: experiment.seed, stage: 'permute', item: iteration });
  const build = buildRows(groups, experiment, {
    environments: worlds.map(({ environment }) => environment),
    policy: policy.settings.provider === 'reference' ? await loadReferencePolicy(policy.settings) : undefined,
    ...(experiment.build.permuteRewards && { rewardOf: permuteRewards(episodes, seed) }),
  });
  const format = exportFormats.find(({ name }) => name === experiment.build.format);
  if (!format) throw new TypeError('the experiment was checked to name a known format');
  const dataset = await startDataset({ algorithm: experiment.build.algorithm, format, folder: path });
  const usedTasks = new Set<string>();
  let rows = 0;
  try {
    for await (const row of build.rows) {
      await dataset.add(row as never);
      usedTasks.add(row.taskId);
      rows += 1;
      progress.update({ done: rows, total: null, detail: experiment.build.format });
    }
    const facts: BuildFacts = { inputHash, usedTasks: [...usedTasks], build: build.report() };
    const manifest = await dataset.finish(facts);
    progress.finish({ done: rows, total: rows, detail: `${experiment.build.algorithm} as ${format.name}` });
    if (rows === 0)
      display.note(`Iteration ${iteration} gave no training sample, so there is nothing to learn from.`);
    return { ...manifest, ...facts };
  } catch (thrown) {
    await dataset.abandon();
    throw thrown;
  }
}

/** The episodes task by task, so that no more than those of one task are in memory. */
async function* readTasks(
  store: RecordStore<Trajectory, TrajectorySummary>,
  episodes: readonly TrajectorySummary[],
): AsyncGenerator<TrajectoryGroup> {
  const byTask = new Map<string, string[]>();
  for (const { taskId, id } of episodes) {
    const ids = byTask.get(taskId);
    if (ids) ids.push(id);
    else byTask.set(taskId, [id]);
  }
  for (const [id, ids] of byTask) {
    const members: Trajectory[] = [];
    for await (const member of store.read(ids)) members.push(member);
    yield { id, members };
  }
}
