import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ScaError } from '@sca/core';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { writeJsonFile } from './write-json-file.ts';

/** How far a stage of one iteration is. */
export type StageState = 'running' | 'done' | 'failed';

/** `run.json`: what a run is, and how far it is. */
export interface RunManifest {
  readonly schema: 'sca.run/v1';
  readonly experiment: Experiment;
  readonly versions: { readonly sca: string; readonly node: string };
  readonly createdAt: string;
  /** Stage names such as `rollout 2`, in the order in which they began. */
  readonly stages: Readonly<Record<string, StageState>>;
}

const MANIFEST_FILE = 'run.json';

/**
 * Reads `run.json`; undefined where the folder has none.
 *
 * @throws ScaError `RUN_UNREADABLE`
 */
export async function readManifest(folder: string): Promise<RunManifest | undefined> {
  const path = join(folder, MANIFEST_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, cause);
  }
  try {
    const manifest = JSON.parse(text) as RunManifest;
    if (manifest.schema === 'sca.run/v1') return manifest;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path, undefined);
}

export async function writeManifest(folder: string, manifest: RunManifest): Promise<void> {
  await writeJsonFile(join(folder, MANIFEST_FILE), manifest);
}

function unreadable(path: string, cause: unknown): ScaError {
  const message = `${path} is not the description of a run. Name another folder, or remove the file to begin anew.`;
  return new ScaError('RUN_UNREADABLE', message, { cause, details: { path } });
}
