import { join } from 'node:path';
import { ScaError } from '@sca/core';
import { savePolicy, type TrainOptions, trainPolicy } from '@sca/policy';
import { counted } from '../counted.ts';
import type { ModelSettings } from '../experiment/model-settings.ts';
import { loadReferencePolicy } from '../participants/open-reference-policy.ts';
import { runFileError } from '../run-folder/run-file-error.ts';
import { writeJsonFile } from '../run-folder/write-json-file.ts';
import type { TrainRequest } from './trainer.ts';

/** Relative to the folder of the training, so that a run can be moved. */
const WEIGHTS_FILE = 'weights.json';

/** Trains the reference policy, in this process, on the files that the exporters wrote and nothing else. */
export async function trainReference(request: TrainRequest): Promise<ModelSettings> {
  const { policy, outFolder, data, experiment, seed, signal, onProgress } = request;
  if (policy.provider !== 'reference')
    throw new ScaError(
      'OPTION_INVALID',
      'The trainer "reference" trains the reference policy only; take another one.',
    );
  const { learningRate, epochs, batchSize, warmupSteps } = experiment.train;
  const options = {
    algorithm: experiment.build.algorithm as TrainOptions['algorithm'],
    files: data.files.map((file) => join(data.folder, file)),
    ...(learningRate !== undefined && { learningRate }),
    ...(epochs !== undefined && { epochs }),
    ...(batchSize !== undefined && { batchSize }),
    ...(warmupSteps !== undefined && { warmupSteps }),
    seed,
    signal,
  };
  const { policy: trained, report } = await trainPolicy(await loadReferencePolicy(policy), options);
  const loss = report.epochs.at(-1)?.loss;
  if (loss !== undefined && !Number.isFinite(loss)) throw diverged(loss);
  const weights = join(outFolder, WEIGHTS_FILE);
  await savePolicy(trained, weights).catch((thrown: unknown) => {
    throw thrown instanceof ScaError ? runFileError(weights, thrown.cause) : thrown;
  });
  await writeJsonFile(join(outFolder, 'training.json'), report);
  const detail = `${counted(report.decisions, 'decision')}${loss === undefined ? '' : `, loss ${loss.toFixed(3)}`}`;
  onProgress({ done: report.usedRows, total: report.rows, detail });
  return { provider: 'reference', checkpoint: WEIGHTS_FILE };
}

function diverged(loss: number): ScaError {
  return new ScaError(
    'TRAINING_FAILED',
    `The training came to a loss of ${loss}, so its weights are worth nothing. Take a smaller train.learningRate.`,
    { details: { loss } },
  );
}
