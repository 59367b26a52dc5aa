import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, ModelReply, ModelRequest } from '@sca/core';
import { createScriptedModel, type ScriptedStep, testModel, toScript } from '@sca/testing';
import { expect, onTestFinished, test } from 'vitest';
import { modelError } from '../model-error.ts';
import { createRedactor } from '../redact.ts';
import { createReplayModel } from './create-replay-model.ts';
import { openRecording } from './open-recording.ts';
import { openReplay } from './open-replay.ts';
import { withRecording } from './with-recording.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sca-recording-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'recording.jsonl');
}

/** Records what happens to a model. */
async function record(path: string, inner: Model, use: (model: Model) => Promise<unknown>): Promise<void> {
  await using recording = await openRecording(path);
  await use(withRecording(recording)(inner));
}

async function replay(path: string, name = 'scripted'): Promise<Model> {
  const source = await openReplay(path);
  onTestFinished(() => source.close());
  return createReplayModel(source, name);
}

const outcomeOf = (call: Promise<ModelReply>): Promise<unknown> => call.catch((error: unknown) => error);

testModel(
  'the replay model',
  async (steps, requests) => {
    const path = temporaryFile();
    await record(path, createScriptedModel(toScript(steps)), async (model) => {
      for (const request of requests) await outcomeOf(model.generate(request));
    });
    return { model: await replay(path) };
  },
  { canHang: false },
);

testModel('a recorded model', async (steps) => {
  const recording = await openRecording(temporaryFile());
  const model = withRecording(recording)(createScriptedModel(toScript(steps)));
  return { model, close: () => recording.close() };
});

const ask = (content: string): ModelRequest => ({ messages: [{ role: 'user', content }] });

test('what was said is said again, byte for byte', async () => {
  const path = temporaryFile();
  const steps: ScriptedStep[] = [
    { content: 'Hé\u2028\ud83d', reasoning: 'Hm.', toolCalls: [{ name: 'look', arguments: '{"at": 1.0' }] },
    {
      content: 'Done.',
      tokens: { promptIds: [1], completionIds: [2], logprobs: [null] },
      usage: { costUsd: 0.1 },
    },
  ];
  const requests = [ask('a'), { ...ask('b'), sampling: { temperature: 0.1, seed: 3 }, trial: 2 }];
  const said: string[] = [];
  const listen = async (model: Model) => {
    for (const request of requests) said.push(JSON.stringify(await model.generate(request)));
  };
  await record(path, createScriptedModel(steps), listen);
  await listen(await replay(path));
  expect(said.slice(2)).toEqual(said.slice(0, 2));
});

test('an error is thrown again with its code and its details', async () => {
  const path = temporaryFile();
  const error = modelError('MODEL_CONTEXT_OVERFLOW', 'Too long.', { status: 400, said: 'too long' });
  await record(path, createScriptedModel([error]), (model) => outcomeOf(model.generate(ask('a'))));
  const again = await outcomeOf((await replay(path)).generate(ask('a')));
  expect(again).toEqual(error);
  expect(again).toMatchObject({ code: error.code, details: error.details, isRetryable: false });
});

test('equal requests get their replies in the order in which they were asked', async () => {
  const path = temporaryFile();
  const finish: ((text: string) => void)[] = [];
  const inner = createScriptedModel(() => new Promise((resolve) => finish.push(resolve)));
  await record(path, inner, async (model) => {
    const calls = [model.generate(ask('a')), model.generate(ask('a'))];
    finish[1]?.('second');
    await calls[1];
    finish[0]?.('first');
    await calls[0];
  });
  const model = await replay(path);
  const replies = await Promise.all([model.generate(ask('a')), model.generate(ask('a'))]);
  expect(replies.map(({ message }) => message.content)).toEqual(['first', 'second']);
});

test('what a resumed run asked again goes before what it replaced', async () => {
  const path = temporaryFile();
  await record(path, createScriptedModel(['lost', 'kept']), async (model) => {
    await model.generate(ask('a'));
    await model.generate(ask('b'));
  });
  await record(path, createScriptedModel(['redone']), (model) => model.generate(ask('a')));
  const model = await replay(path);
  const contents = [];
  for (const request of ['a', 'b', 'a']) contents.push((await model.generate(ask(request))).message.content);
  expect(contents).toEqual(['redone', 'kept', 'lost']);
});

test('what was never asked is missed, and so is what was asked once too often', async () => {
  const path = temporaryFile();
  await record(path, createScriptedModel(['hi']), (model) => model.generate(ask('a')));
  const model = await replay(path);
  await model.generate(ask('a'));
  for (const request of [ask('a'), ask('b'), { ...ask('a'), trial: 1 }]) {
    await expect(model.generate(request)).rejects.toMatchObject({
      code: 'MODEL_RECORDING_MISS',
      isRetryable: false,
    });
  }
  const other = await replay(path, 'another model');
  await expect(other.generate(ask('a'))).rejects.toMatchObject({ code: 'MODEL_RECORDING_MISS' });
});

test('calls that were aborted, and bugs, leave no line', async () => {
  const path = temporaryFile();
  await record(path, createScriptedModel([new Error('bug'), 'hi']), async (model) => {
    await outcomeOf(model.generate(ask('a')));
    await outcomeOf(model.generate({ ...ask('a'), signal: AbortSignal.abort() }));
    await model.generate(ask('a'));
  });
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(1);
  expect((await (await replay(path)).generate(ask('a'))).message.content).toBe('hi');
});

test('a line that a crash cut off, and lines of something else, cost no other line', async () => {
  const path = temporaryFile();
  await record(path, createScriptedModel(['hi']), (model) => model.generate(ask('a')));
  appendFileSync(path, 'no JSON\n{"schema":"sca.task/v1"}\n');
  await record(path, createScriptedModel(['ho']), (model) => model.generate(ask('b')));
  appendFileSync(path, '{"schema":"sca.recording/v1","key":"');
  const source = await openReplay(path);
  onTestFinished(() => source.close());
  expect(source.badLines).toBe(2);
  const model = createReplayModel(source, 'scripted');
  expect((await model.generate(ask('a'))).message.content).toBe('hi');
  expect((await model.generate(ask('b'))).message.content).toBe('ho');
});

test('a file that is not there cannot be replayed', async () => {
  await expect(openReplay(temporaryFile())).rejects.toMatchObject({ code: 'MODEL_RECORDING_UNREADABLE' });
});

test('replies are found in a file of any size, whatever their length', async () => {
  const path = temporaryFile();
  const contents = Array.from({ length: 60 }, (_, index) => 'é'.repeat(index * 700));
  await record(path, createScriptedModel(contents), async (model) => {
    for (const index of contents.keys()) await model.generate(ask(`${index}`));
  });
  const model = await replay(path);
  for (const [index, content] of contents.entries()) {
    expect((await model.generate(ask(`${index}`))).message.content).toBe(content);
  }
});

test('masks secrets, in replies and in errors', async () => {
  const path = temporaryFile();
  const inner = createScriptedModel([
    'Key: s3cret\\key',
    modelError('MODEL_AUTH_FAILED', 's3cret\\key is wrong'),
  ]);
  await using recording = await openRecording(path, { redact: createRedactor(['s3cret\\key']) });
  const model = withRecording(recording)(inner);
  await model.generate(ask('a'));
  await outcomeOf(model.generate(ask('b')));
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('s3cret');
  expect(text.match(/\[redacted\]/g)).toHaveLength(2);
});

test('an empty file is a recording of nothing', async () => {
  const path = temporaryFile();
  writeFileSync(path, '');
  await expect((await replay(path)).generate(ask('a'))).rejects.toMatchObject({
    code: 'MODEL_RECORDING_MISS',
  });
});
