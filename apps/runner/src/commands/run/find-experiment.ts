import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ScaError } from '@sca/core';
import { parseExperimentSource } from '../../experiment/experiment-source.ts';
import { loadExperiment, parseExperiment } from '../../experiment/load-experiment.ts';
import type { Experiment } from '../../experiment/resolve-experiment.ts';
import { readManifest } from '../../run-folder/run-manifest.ts';
import type { RunOptions } from './run-options.ts';

/** An experiment and the folder that its run lives in. */
export interface FoundExperiment {
  readonly experiment: Experiment;
  readonly folder: string;
}

export interface ExperimentRequest {
  /** A file, or the folder of a run. */
  readonly source: string | undefined;
  readonly options: RunOptions;
  readonly cwd: string;
}

/**
 * Finds what is to be run: an experiment file, or the experiment of a run that exists.
 *
 * @throws ScaError `OPTION_INVALID`, and what reading an experiment throws
 */
export async function findExperiment({ source, options, cwd }: ExperimentRequest): Promise<FoundExperiment> {
  const { fromRun, runs } = options;
  const overrides = overridesOf(options);
  if (fromRun !== undefined) return repeat(resolve(cwd, fromRun), { overrides, runs: resolve(cwd, runs) });
  if (source === undefined)
    throw new ScaError(
      'OPTION_INVALID',
      'Name an experiment file, or a run with --from-run. Write a file with: sca init experiment',
    );
  const path = resolve(cwd, source);
  if (await isFolder(path)) return { experiment: await experimentOf(path, overrides), folder: path };
  const experiment = await loadExperiment(path, overrides);
  return { experiment, folder: resolve(cwd, runs, experiment.name) };
}

function overridesOf({ set = [], name, seed, data, maxInfraFailures }: RunOptions): string[] {
  const shortcuts = { name, seed, data, 'limits.maxInfraFailures': maxInfraFailures };
  const given = Object.entries(shortcuts).filter(([, value]) => value !== undefined);
  return [...set, ...given.map(([path, value]) => `${path}=${JSON.stringify(value)}`)];
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

interface RepeatRequest {
  readonly overrides: readonly string[];
  readonly runs: string;
}

/** A new run of the experiment of an old one: under the name that was given, else under the next free one. */
async function repeat(folder: string, { overrides, runs }: RepeatRequest): Promise<FoundExperiment> {
  const experiment = await experimentOf(folder, overrides);
  const isNamed = overrides.some((override) => override.startsWith('name='));
  const name = isNamed ? experiment.name : await nextName(experiment.name, runs);
  return { experiment: { ...experiment, name }, folder: join(runs, name) };
}

async function nextName(name: string, runs: string): Promise<string> {
  const stem = name.replace(/-\d+$/, '');
  for (let number = 2; ; number += 1) {
    if (!(await isFolder(join(runs, `${stem}-${number}`)))) return `${stem}-${number}`;
  }
}

async function experimentOf(folder: string, overrides: readonly string[]): Promise<Experiment> {
  const manifest = await readManifest(folder);
  const path = join(folder, 'run.json');
  if (!manifest)
    throw new ScaError('RUN_UNREADABLE', `${folder} holds no run: it has no run.json.`, {
      details: { path },
    });
  const text = JSON.stringify(manifest.experiment, undefined, 2);
  return parseExperiment(parseExperimentSource(text, { name: path, overrides }));
}
