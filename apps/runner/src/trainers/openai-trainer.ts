import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, ScaError } from '@sca/core';
import OpenAI from 'openai';
import type { ModelSettings } from '../experiment/model-settings.ts';
import { writeJsonFile } from '../run-folder/write-json-file.ts';
import type { TrainRequest } from './trainer.ts';

/** Where the number of the job is kept, so that a run that was stopped goes on with it and pays once. */
const JOB_FILE = 'job.json';

/** Uploads the data to an OpenAI-compatible fine-tuning service, starts a job, and waits for its model. */
export async function trainByService(request: TrainRequest): Promise<ModelSettings> {
  const { policy, outFolder } = request;
  if (policy.provider === 'reference')
    throw new ScaError(
      'OPTION_INVALID',
      'The reference policy is trained here: set train.trainer to reference.',
    );
  const client = createClient(policy);
  try {
    const jobId = (await readJobId(outFolder)) ?? (await startJob(client, request));
    const model = await awaitJob(client, { jobId, request });
    return { ...policy, model };
  } catch (cause) {
    if (cause instanceof ScaError || request.signal.aborted) throw cause;
    throw new ScaError('TRAINING_FAILED', `The fine-tuning service failed: ${messageOf(cause)}.`, {
      cause,
      isRetryable: true,
    });
  }
}

function createClient({ baseUrl, apiKeyEnv }: Exclude<ModelSettings, { provider: 'reference' }>): OpenAI {
  const apiKey = process.env[apiKeyEnv ?? 'OPENAI_API_KEY'] ?? 'none';
  return new OpenAI({ baseURL: baseUrl, apiKey });
}

async function readJobId(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, JOB_FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as { id: string }).id;
}

async function startJob(client: OpenAI, request: TrainRequest): Promise<string> {
  const { data, policy, outFolder, experiment, seed, signal } = request;
  const { epochs, batchSize } = experiment.train;
  const { algorithm } = experiment.build;
  const upload = async (file: string): Promise<string> => {
    const body = { file: createReadStream(join(data.folder, file)), purpose: 'fine-tune' } as const;
    return (await client.files.create(body, { signal })).id;
  };
  const [training, validation] = data.files;
  if (training === undefined) throw new ScaError('TRAINING_FAILED', 'There is no training file to upload.');
  const hyperparameters = {
    ...(epochs && { n_epochs: epochs }),
    ...(batchSize && { batch_size: batchSize }),
  };
  const job = await client.fineTuning.jobs.create(
    {
      model: policy.provider === 'reference' ? '' : policy.model,
      training_file: await upload(training),
      ...(validation !== undefined && { validation_file: await upload(validation) }),
      seed: seed >>> 1, // services take 31 bits
      method:
        algorithm === 'dpo'
          ? { type: 'dpo', dpo: { hyperparameters } }
          : { type: 'supervised', supervised: { hyperparameters } },
    },
    { signal },
  );
  await writeJsonFile(join(outFolder, JOB_FILE), { id: job.id });
  return job.id;
}

interface JobRequest {
  readonly jobId: string;
  readonly request: TrainRequest;
}

async function awaitJob(client: OpenAI, { jobId, request }: JobRequest): Promise<string> {
  const { signal, onProgress, experiment } = request;
  for (;;) {
    const job = await client.fineTuning.jobs.retrieve(jobId, { signal });
    onProgress({ done: 0, total: null, detail: `job ${jobId} ${job.status}` });
    if (job.status === 'succeeded' && job.fine_tuned_model) return job.fine_tuned_model;
    if (job.status === 'failed' || job.status === 'cancelled') {
      const reason = job.error?.message ?? 'no reason given';
      throw new ScaError('TRAINING_FAILED', `The fine-tuning job ${jobId} is ${job.status}: ${reason}.`, {
        details: { jobId, status: job.status },
      });
    }
    await sleep(experiment.train.pollMs, undefined, { signal });
  }
}
