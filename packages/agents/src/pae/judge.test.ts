import { type Message, ScaError } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import { describe, expect, it } from 'vitest';
import { play } from '../testing/play.test.support.ts';
import { scriptedModel, toolCall } from '../testing/scripted-model.test.support.ts';
import { createJudge } from './judge.ts';

const said = (content: string) => ({ role: 'assistant', content, isSampled: true }) as const;
const result = (content: string) => ({ role: 'tool', content, toolCallId: 'c', name: 'n' }) as const;
const conversation: readonly Message[] = [
  { role: 'user', content: 'Cancel A-1.' },
  ...['first', 'second', 'third', 'fourth'].flatMap((content) => [said(''), result(content)]),
  said('done'),
];

function judgeWith(script: readonly ScriptedStep[], options: { lastObservations?: number } = {}) {
  const model = scriptedModel(script, 'judge');
  const { judge, usage } = createJudge({ model, ...options });
  const request = { instruction: 'Cancel A-1.', answer: 'done', conversation };
  return { model, usage, ask: (change: object = {}) => judge({ ...request, ...change }) };
}

describe('the verdict', () => {
  it.each([
    ['It did. SUCCESS', 1],
    ['NOT SUCCESS', 0],
    ['SUCCESS? No: NOT SUCCESS', 0],
    ['NOT SUCCESS? Yes: SUCCESS', 0],
    ['success', 0],
    ['I do not know.', 0],
    ['', 0],
  ])('%j is %d', async (reply, reward) => {
    const { ask } = judgeWith([reply]);
    expect(await ask()).toMatchObject({ reward, bucket: reward === 1 ? null : 'agent' });
  });

  it('is 0 without asking where there is no answer', async () => {
    const { ask, model } = judgeWith([]);
    expect(await ask({ answer: null })).toMatchObject({ reward: 0 });
    expect(model.requests).toHaveLength(0);
  });

  it('is 0 after three calls that fail, and not before', async () => {
    const failure = new ScaError('MODEL_TIMEOUT', 'too slow');
    expect(await judgeWith([failure, failure, 'SUCCESS']).ask()).toMatchObject({ reward: 1 });
    const { ask, model } = judgeWith([failure, failure, failure, 'SUCCESS']);
    expect(await ask()).toMatchObject({ reward: 0, detail: expect.stringContaining('too slow') });
    expect(model.requests).toHaveLength(3);
  });

  it('is none where the run was aborted or the bug is ours', async () => {
    const failure = new ScaError('MODEL_ABORTED', 'aborted');
    await expect(judgeWith([failure]).ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'MODEL_ABORTED',
    });
    await expect(judgeWith([new TypeError('ours')]).ask()).rejects.toThrow('ours');
  });
});

describe('what it is shown', () => {
  it('is the task, the answer and the last three observations', async () => {
    const { ask, model, usage } = judgeWith(['SUCCESS']);
    await ask({ answer: { total: 3 } });
    const [request] = model.requests;
    expect(request?.sampling).toEqual({ temperature: 0, topP: 0.7, maxTokens: 1000 });
    expect(request?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(request?.messages[0]?.content).toMatchInlineSnapshot(`
      "You decide whether an assistant did what it was asked to do. You see the task, its answer, and what its last tool calls
      returned.

      - Compare the task with what the tools returned. What they do not show has not happened.
      - Every part of the task has to be done. One part that is missing, or done for something else, makes it a failure.
      - Where the answer and the tools disagree, the tools are right. Answers are often made up: believe none that the tools do
        not bear out.
      - A task that was only begun, or that was refused though it could be done, is a failure.

      First give your reasons in a few sentences. Then write, on a line of its own, SUCCESS or NOT SUCCESS."
    `);
    expect(request?.messages[1]?.content).toMatchInlineSnapshot(`
      "Task: Cancel A-1.

      Answer: {"total":3}

      What the last 3 tool calls returned:

      1. second

      2. third

      3. fourth

      Reasons, and then the verdict:"
    `);
    expect(usage()).toMatchObject({ calls: 1, promptTokens: 10 });
  });

  it.each([
    [Infinity, ['first', 'second', 'third', 'fourth']],
    [1, ['fourth']],
    [0, []],
  ])('may be the last %d', async (lastObservations, expected) => {
    const { ask, model } = judgeWith(['SUCCESS'], { lastObservations });
    await ask();
    const shown = model.requests[0]?.messages[1]?.content ?? '';
    expect(['first', 'second', 'third', 'fourth'].filter((text) => shown.includes(text))).toEqual(expected);
  });

  it('is what the policy was told, where calls are no messages of their own', async () => {
    const { ask, model } = judgeWith(['SUCCESS']);
    const told = [
      { role: 'user', content: 'task' },
      said('Action: x'),
      { role: 'user', content: 'Result: seen' },
    ];
    await ask({ conversation: told });
    expect(model.requests[0]?.messages[1]?.content).toContain(
      'last 1 tool calls returned:\n\n1. Result: seen\n',
    );
  });
});

it('rewards an episode', async () => {
  const model = scriptedModel(['It is so. SUCCESS', 'NOT SUCCESS']);
  const reward = createJudge({ model }).rewardFor({ instruction: 'Cancel order A-1.' });
  const script = [{ toolCalls: [toolCall('cancel_order', { order_id: 'A-1' })] }, 'done'];
  expect(await play(script, { reward })).toMatchObject({
    reward: 1,
    verdict: { detail: 'It is so. SUCCESS' },
  });
  expect(await play(script, { reward })).toMatchObject({ reward: 0, stop: { type: 'answer' } });
  expect(model.requests[0]?.messages[1]?.content).toContain('{"owner":"Ann","status":"cancelled"}');
});
