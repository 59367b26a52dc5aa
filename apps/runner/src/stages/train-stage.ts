import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { contentHash, deriveSeed, type Json } from '@sca/core';
import { ModelSettings } from '../experiment/model-settings.ts';
import type { Policy } from '../participants/participants.ts';
import { writingTo } from '../run-folder/run-file-error.ts';
import { writeJsonFile } from '../run-folder/write-json-file.ts';
import { type TrainerName, trainerOf } from '../trainers/trainers.ts';
import type { BuiltData } from './build-stage.ts';
import type { RunContext } from './run-context.ts';

export interface TrainResult {
  /** The next policy; undefined where it is not trained yet. */
  readonly policy: Policy | undefined;
  readonly isComplete: boolean;
}

export interface TrainOptions {
  readonly iteration: number;
  readonly data: BuiltData;
  readonly policy: Policy;
  readonly isReadOnly: boolean;
}

/** `policy.json`: what training made, and from what. */
interface TrainedPolicy {
  readonly schema: 'sca.policy/v1';
  readonly inputHash: string;
  readonly settings: ModelSettings;
}

/** Trains the policy, or takes what was trained from the same data before. */
export async function trainStage(
  context: RunContext,
  { iteration, data, policy, isReadOnly }: TrainOptions,
): Promise<TrainResult> {
  const { experiment, folder, participants } = context;
  const { trainer } = experiment.train;
  if (trainer === 'none') return { policy, isComplete: true };
  const outFolder = folder.file('checkpoints', String(iteration));
  const path = join(outFolder, 'policy.json');
  const inputs = {
    data: data.hash,
    train: experiment.train,
    algorithm: experiment.build.algorithm,
    policy: policy.checkpoint,
  };
  const inputHash = contentHash(inputs as unknown as Json);
  const found = await readTrained(path);
  const load = (settings: ModelSettings): Promise<Policy> =>
    participants.loadPolicy(inFolder(settings, outFolder));
  if (found?.inputHash === inputHash) return { policy: await load(found.settings), isComplete: true };
  if (isReadOnly) return { policy: undefined, isComplete: false };
  await writingTo(outFolder, () => mkdir(outFolder, { recursive: true }));
  const settings = await train(context, { iteration, data, policy, outFolder, trainer });
  await writeJsonFile(path, { schema: 'sca.policy/v1', inputHash, settings } satisfies TrainedPolicy);
  return { policy: await load(settings), isComplete: true };
}

/** Weights lie beside what names them. */
function inFolder(settings: ModelSettings, folder: string): ModelSettings {
  if (settings.provider !== 'reference' || settings.checkpoint === undefined) return settings;
  return { ...settings, checkpoint: resolve(folder, settings.checkpoint) };
}

async function readTrained(path: string): Promise<TrainedPolicy | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const found = JSON.parse(text) as TrainedPolicy;
    return { ...found, settings: ModelSettings.parse(found.settings) };
  } catch {
    return undefined; // damaged: what was trained is trained again
  }
}

interface TrainingJob extends Omit<TrainOptions, 'isReadOnly'> {
  readonly outFolder: string;
  readonly trainer: TrainerName;
}

async function train(
  context: RunContext,
  { policy, iteration, trainer, ...job }: TrainingJob,
): Promise<ModelSettings> {
  const { experiment, display, signal } = context;
  const progress = display.startStage(`train ${iteration}`);
  let last = { done: 0, total: null as number | null, detail: '' };
  const settings = await trainerOf(trainer)({
    ...job,
    iteration,
    experiment,
    policy: policy.settings,
    seed: deriveSeed({ run: experiment.seed, stage: 'train', item: iteration }),
    signal,
    onProgress(now) {
      last = now;
      progress.update(now);
    },
  });
  progress.finish({ ...last, done: last.total ?? last.done });
  return settings;
}
