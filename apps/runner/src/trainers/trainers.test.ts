import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseExperimentSource } from '../experiment/experiment-source.ts';
import { parseExperiment } from '../experiment/load-experiment.ts';
import type { TrainRequest } from './trainer.ts';
import { trainerOf } from './trainers.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-train-'));
  await writeFile(join(folder, 'train.jsonl'), '{"messages":[]}\n');
});
afterEach(() => rm(folder, { recursive: true }));

function request(train: string, given: Partial<TrainRequest> = {}): TrainRequest {
  const text = `name: test\nenvironment: helpdesk\nmodels: { executor: { model: base, baseUrl: "http://127.0.0.1:1/v1" } }\ntrain: ${train}`;
  const experiment = parseExperiment(parseExperimentSource(text, { name: 'experiment.yaml' }));
  return {
    iteration: 2,
    experiment,
    data: { folder, files: ['train.jsonl'], rows: 1, dropped: {}, usedTasks: [], hash: 'h' },
    policy: experiment.models.executor,
    outFolder: folder,
    seed: 7,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...given,
  };
}

describe('a training command', () => {
  it('finds the data and says where the new model is', async () => {
    const command = `test -f "$SCA_TRAIN_DATA/$SCA_TRAIN_FILES" && echo "{\\"model\\": \\"tuned-$SCA_TRAIN_ITERATION\\"}" > "$SCA_TRAIN_OUT/model.json" && echo done`;
    const settings = await trainerOf('command')(request(`{ trainer: command, command: '${command}' }`));
    expect(settings).toMatchObject({ model: 'tuned-2', baseUrl: 'http://127.0.0.1:1/v1' });
    expect(await readFile(join(folder, 'train.log'), 'utf8')).toBe('done\n');
  });

  it.each([
    ['fails', 'echo no memory; exit 3', /ended with 3\. Its output is in .*train\.log/],
    ['says nothing of its model', 'true', /left no usable model\.json/],
    [
      'says nonsense of its model',
      'echo "{\\"baseUrl\\": 5}" > "$SCA_TRAIN_OUT/model.json"',
      /left no usable model\.json/,
    ],
  ])('that %s is named', async (_what, command, message) => {
    const training = trainerOf('command')(request(`{ trainer: command, command: '${command}' }`));
    await expect(training).rejects.toMatchObject({
      code: 'TRAINING_FAILED',
      message: expect.stringMatching(message),
    });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'whose log the disk does not take ends, and the log is named',
    async () => {
      await symlink('/dev/full', join(folder, 'train.log'));
      const command =
        'for i in 1 2 3; do head -c 200000 /dev/zero; done; echo {} > "$SCA_TRAIN_OUT/model.json"';
      const training = trainerOf('command')(request(`{ trainer: command, command: '${command}' }`));
      await expect(training).rejects.toMatchObject({
        code: 'RUN_FILE_UNWRITABLE',
        message: expect.stringMatching(/train\.log: the disk is full/),
      });
      expect(await readFile(join(folder, 'model.json'), 'utf8')).toBe('{}\n');
    },
  );

  it('is stopped with everything that it started', async () => {
    const ending = new AbortController();
    const onProgress = (): void => ending.abort();
    const training = trainerOf('command')(
      request(`{ trainer: command, command: 'echo started; sleep 60 & sleep 60' }`, {
        signal: ending.signal,
        onProgress,
      }),
    );
    await expect(training).rejects.toMatchObject({ message: expect.stringContaining('ended with SIGTERM') });
  });
});

describe('a fine-tuning service', () => {
  let server: Server;
  let asked: string[];
  let statuses: string[];
  beforeEach(async () => {
    asked = [];
    statuses = ['queued', 'running', 'succeeded'];
    server = createServer((incoming, response) => {
      incoming.resume().on('end', () => {
        asked.push(`${incoming.method} ${incoming.url}`);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer(incoming.method ?? '', incoming.url ?? '')));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function answer(method: string, url: string): object {
    if (url === '/v1/files') return { id: 'file-1', object: 'file' };
    if (method === 'POST') return { id: 'job-1', status: 'queued' };
    const status = statuses.shift() ?? 'failed';
    const error = status === 'failed' ? { message: 'too few rows' } : null;
    return { id: 'job-1', status, error, fine_tuned_model: status === 'succeeded' ? 'ft:base:1' : null };
  }

  function serviceRequest(): TrainRequest {
    const plain = request('{ trainer: openai-compatible, pollMs: 1, epochs: 2 }');
    const { port } = server.address() as AddressInfo;
    return {
      ...plain,
      policy: { ...plain.policy, baseUrl: `http://127.0.0.1:${port}/v1` } as TrainRequest['policy'],
    };
  }

  it('gets the data, is asked until it is done, and gives the new model', async () => {
    expect(await trainerOf('openai-compatible')(serviceRequest())).toMatchObject({ model: 'ft:base:1' });
    expect(asked).toEqual([
      'POST /v1/files',
      'POST /v1/fine_tuning/jobs',
      ...Array(3).fill('GET /v1/fine_tuning/jobs/job-1'),
    ]);
  });

  it('is not paid again for a job that was begun', async () => {
    await writeFile(join(folder, 'job.json'), '{"id":"job-1"}');
    await trainerOf('openai-compatible')(serviceRequest());
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('may fail, with its reason', async () => {
    statuses = ['failed'];
    await expect(trainerOf('openai-compatible')(serviceRequest())).rejects.toMatchObject({
      code: 'TRAINING_FAILED',
      message: expect.stringContaining('too few rows'),
    });
  });
});
