import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { messageOf, ScaError } from '@sca/core';
import { ModelSettings } from '../experiment/model-settings.ts';
import { writingTo } from '../run-folder/run-file-error.ts';
import type { TrainRequest } from './trainer.ts';

/**
 * Runs a command of the user in a shell. It finds the data in `SCA_TRAIN_DATA` and writes `model.json` into
 * `SCA_TRAIN_OUT`: a model as in an experiment file, saying where the new policy is served. Members that it leaves out
 * are those of the policy before.
 */
export async function trainByCommand(request: TrainRequest): Promise<ModelSettings> {
  const { outFolder, experiment, policy } = request;
  const { command } = experiment.train;
  if (command === undefined) throw failed('train.command is not set; it is the command that trains', {});
  const log = join(outFolder, 'train.log');
  const code = await runInShell(command, { log, request });
  if (code !== 0)
    throw failed(`The training command ended with ${code}. Its output is in ${log}`, { command, code });
  return readModel(join(outFolder, 'model.json'), policy);
}

interface ShellRequest {
  readonly log: string;
  readonly request: TrainRequest;
}

async function runInShell(command: string, { log, request }: ShellRequest): Promise<number | string> {
  const { iteration, data, outFolder, policy, seed, signal, onProgress } = request;
  const output = createWriteStream(log);
  const written = finished(output);
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what the shell started is stopped with it.
    detached: true,
    env: {
      ...process.env,
      SCA_TRAIN_DATA: data.folder,
      SCA_TRAIN_FILES: data.files.join('\n'),
      SCA_TRAIN_OUT: outFolder,
      SCA_TRAIN_ITERATION: String(iteration),
      SCA_TRAIN_SEED: String(seed),
      SCA_TRAIN_MODEL: JSON.stringify(policy),
    },
  });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', stop, { once: true });
  // A command whose log the disk does not take is let through to its end all the same, and told of after it.
  written.catch(() => [child.stdout, child.stderr].forEach((stream) => void stream.resume()));
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(output, { end: false });
    stream.on('data', (chunk: Buffer) => onProgress({ done: 0, total: null, detail: lastLine(chunk) }));
  }
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(code ?? killedBy ?? 'no exit code'));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    output.end();
    await writingTo(log, () => written);
  }
}

function lastLine(chunk: Buffer): string {
  return chunk.toString('utf8').trimEnd().split('\n').at(-1)?.slice(0, 200) ?? '';
}

async function readModel(path: string, policy: ModelSettings): Promise<ModelSettings> {
  try {
    const given = JSON.parse(await readFile(path, 'utf8')) as object;
    return ModelSettings.parse({ ...policy, ...given });
  } catch (cause) {
    throw failed(
      `The training command left no usable model.json in SCA_TRAIN_OUT (${path}): ${messageOf(cause)}. Write where the new policy is served, such as {"baseUrl": "http://localhost:8000/v1", "model": "new"}`,
      { path },
      cause,
    );
  }
}

function failed(sentence: string, details: Record<string, unknown>, cause?: unknown): ScaError {
  return new ScaError('TRAINING_FAILED', `${sentence}.`, { cause, details });
}
