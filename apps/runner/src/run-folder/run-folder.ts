import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Json, ScaError, type Trajectory } from '@sca/core';
import { openJsonLines } from '@sca/core/node';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { type ChallengeRecord, type ChallengeSummary, summariseChallenge } from './challenge-record.ts';
import { differences } from './experiment-difference.ts';
import { isChallenge, isTrajectory } from './is-record.ts';
import { openRecordStore, type RecordStore, type Redact } from './record-store.ts';
import { runFileError } from './run-file-error.ts';
import { lockRunFolder } from './run-lock.ts';
import { type RunManifest, readManifest, type StageState, writeManifest } from './run-manifest.ts';
import { summariseTrajectory, type TrajectorySummary } from './trajectory-summary.ts';

/** The folder of one run, held by this process. */
export interface RunFolder extends AsyncDisposable {
  readonly path: string;
  readonly manifest: RunManifest;
  /** Every proposal with its attempts and verdicts: `proposals.jsonl`. */
  readonly challenges: RecordStore<ChallengeRecord, ChallengeSummary>;
  /** Episodes to learn from: `rollouts.jsonl`. */
  readonly rollouts: RecordStore<Trajectory, TrajectorySummary>;
  /** Episodes that measure: `evals.jsonl`. */
  readonly evaluations: RecordStore<Trajectory, TrajectorySummary>;
  /** Appends to `events.jsonl`: when which stage began and ended, and what went wrong. */
  log(event: { readonly type: string } & Readonly<Record<string, Json>>): Promise<void>;
  markStage(stage: string, state: StageState): Promise<void>;
  /** A path inside the folder. */
  file(...names: string[]): string;
}

export interface RunFolderOptions {
  readonly experiment: Experiment;
  readonly version: string;
  /** Takes secrets out of what is written. @defaultValue nothing is secret */
  readonly redact?: Redact;
  /** Goes on although the experiment changed. */
  readonly acceptsChanges?: boolean;
}

/**
 * Opens a run folder for writing: makes it, or goes on with what is in it.
 *
 * @throws ScaError `RUN_LOCKED`, `RUN_CHANGED`, `RUN_UNREADABLE`, `RUN_FILE_UNWRITABLE`
 */
export async function openRunFolder(path: string, options: RunFolderOptions): Promise<RunFolder> {
  await mkdir(path, { recursive: true })
    // The recursive form calls a disk that is read-only a missing folder; the plain one gives the reason.
    .catch(() => mkdir(path))
    .catch((cause) => {
      throw runFileError(path, cause);
    });
  const unlock = await lockRunFolder(path);
  const manifest = await prepareManifest(path, options).catch(async (thrown) => {
    await unlock();
    throw thrown;
  });
  return openFiles(path, { manifest, unlock, redact: options.redact });
}

async function prepareManifest(
  path: string,
  { experiment, version, acceptsChanges = false }: RunFolderOptions,
): Promise<RunManifest> {
  const found = await readManifest(path);
  const changed = found ? differences(found.experiment, experiment) : [];
  if (changed.length > 0 && !acceptsChanges) throw changedExperiment(path, changed);
  const versions = { sca: version, node: process.versions.node };
  const manifest: RunManifest = found
    ? { ...found, experiment, versions }
    : { schema: 'sca.run/v1', experiment, versions, createdAt: new Date().toISOString(), stages: {} };
  await writeManifest(path, manifest);
  return manifest;
}

function changedExperiment(path: string, changed: readonly string[]): ScaError {
  const message = `${path} belongs to an experiment that differs:\n${changed.map((line) => `  ${line}`).join('\n')}\nGive this one another --name, or go on with --accept-changes: what still applies is kept.`;
  return new ScaError('RUN_CHANGED', message, { details: { path, changed } });
}

interface FolderParts {
  readonly manifest: RunManifest;
  readonly unlock: () => Promise<void>;
  readonly redact: Redact | undefined;
}

async function openFiles(
  path: string,
  { manifest: initial, unlock, redact }: FolderParts,
): Promise<RunFolder> {
  let manifest = initial;
  const file = (...names: string[]): string => join(path, ...names);
  const opened: AsyncDisposable[] = [{ [Symbol.asyncDispose]: unlock }];
  const open = async <Resource extends AsyncDisposable>(opening: Promise<Resource>): Promise<Resource> => {
    const resource = await opening;
    opened.push(resource);
    return resource;
  };
  try {
    const events = await open(openJsonLines(file('events.jsonl')));
    return {
      path,
      get manifest() {
        return manifest;
      },
      challenges: await open(openChallenges(file('proposals.jsonl'), redact)),
      rollouts: await open(openTrajectories(file('rollouts.jsonl'), redact)),
      evaluations: await open(openTrajectories(file('evals.jsonl'), redact)),
      file,
      log: async (event) =>
        void (await events.append(redacted({ at: new Date().toISOString(), ...event }, redact))),
      async markStage(stage, state) {
        manifest = { ...manifest, stages: { ...manifest.stages, [stage]: state } };
        await writeManifest(path, manifest);
      },
      [Symbol.asyncDispose]: () => closeAll(opened),
    };
  } catch (thrown) {
    await closeAll(opened);
    throw thrown;
  }
}

function redacted(event: object, redact: Redact | undefined): unknown {
  return redact ? JSON.parse(redact(JSON.stringify(event))) : event;
}

/** Closes the last first, so that the lock goes after the files. A file that cannot be closed does not keep the lock. */
async function closeAll(opened: readonly AsyncDisposable[]): Promise<void> {
  const results = [];
  for (const resource of opened.toReversed())
    results.push(await Promise.allSettled([resource[Symbol.asyncDispose]()]));
  const failed = results.flat().find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function openChallenges(
  path: string,
  redact: Redact | undefined,
): Promise<RecordStore<ChallengeRecord, ChallengeSummary>> {
  return openRecordStore<ChallengeRecord, ChallengeSummary>(path, {
    keyOf: ({ key }) => key,
    summarise: summariseChallenge,
    isRow: isChallenge,
    ...(redact && { redact }),
  });
}

function openTrajectories(
  path: string,
  redact: Redact | undefined,
): Promise<RecordStore<Trajectory, TrajectorySummary>> {
  return openRecordStore<Trajectory, TrajectorySummary>(path, {
    keyOf: ({ id }) => id,
    summarise: summariseTrajectory,
    isRow: isTrajectory,
    ...(redact && { redact }),
  });
}
