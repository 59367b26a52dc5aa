import type { ToolCallRecord } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker, type RewardRequest } from '../checker.ts';
import { ENGINE_KINDS } from '../engine/engine-rig.test.support.ts';
import { COUNTERS, taskWith } from '../fixtures/counters.test.support.ts';
import { TEST_LIMITS } from '../fixtures/limits.test.support.ts';

const add = (amount: number, ok = true): ToolCallRecord => ({ name: 'add', args: { name: 'a', amount }, ok });
const refused: ToolCallRecord = { name: 'read_counter', args: { name: 'z' }, ok: false };
const verifying = (body: string): Record<string, unknown> =>
  taskWith({ verify: `function verify(answer, transcript) { ${body} }` });

describe.each(ENGINE_KINDS)('the reward of a trajectory over the %s engine', (engine) => {
  const checker = createChecker({ environment: COUNTERS, engine, workers: 1, limits: TEST_LIMITS });
  afterAll(() => checker.close());
  const reward = (request: Partial<RewardRequest>) =>
    checker.reward({ task: taskWith(), calls: [add(2)], answer: 2, messages: [], ...request });

  it.each<[string, Partial<RewardRequest>]>([
    ['the state and answer are right', {}],
    ['calls come to the same', { calls: [add(1), refused, add(1)] }],
    ['the verifier is async', { task: verifying('return Promise.resolve(true);') }],
    [
      'the messages say so',
      { task: verifying('return transcript.messages.join() === "hi,done";'), messages: ['hi', 'done'] },
    ],
    [
      'the calls say so',
      {
        task: verifying(
          'return transcript.calls.length === 2 && !transcript.calls[1].ok && transcript.calls[0].name === "add";',
        ),
        calls: [add(2), refused],
      },
    ],
    [
      'there is no answer and none is needed',
      {
        task: verifying('return answer === undefined && read_counter({ name: "a" }) === 2;'),
        answer: undefined,
      },
    ],
    ['the answer is null', { task: verifying('return answer === null;'), answer: null }],
    ['an unknown tool was refused', { calls: [{ name: 'no_such_tool', args: {}, ok: false }, add(2)] }],
    [
      'the task is official and has no failure case',
      { task: taskWith({ failures: [], provenance: { kind: 'official' } }) },
    ],
    [
      'solution and failure cases are no code',
      { task: taskWith({ solution: '(', failures: [{ code: '}' }] }) },
    ],
  ])('is 1 where %s', async (_why, request) => {
    expect(await reward(request)).toMatchObject({ reward: 1, bucket: null });
  });

  it.each<[string, Partial<RewardRequest>]>([
    ['the state is wrong', { calls: [add(1)] }],
    ['the answer is wrong', { answer: '2' }],
    ['nothing was done', { calls: [] }],
  ])('is 0, of the agent, where %s', async (_why, request) => {
    expect(await reward(request)).toMatchObject({ reward: 0, bucket: 'agent' });
  });

  it.each<[string, Partial<RewardRequest>]>([
    ['the verifier says 1 and not true', { task: verifying('return 1;') }],
    ['the verifier says "true"', { task: verifying('return "true";') }],
    ['the verifier says nothing', { task: verifying('') }],
    ['the verifier throws', { task: verifying('throw new Error("no");') }],
    ['the verifier does not compile', { task: taskWith({ verify: '(' }) }],
    ['the verifier defines nothing', { task: taskWith({ verify: 'const a = 1;' }) }],
    ['the verifier loops', { task: verifying('for (;;);') }],
    ['the verifier hangs', { task: verifying('Array(1e9).join("x");') }],
    [
      'the verifier takes all memory',
      { task: verifying('try { new Uint8Array(1e9); } catch {} return true;') },
    ],
    ['the verifier waits for ever', { task: verifying('return new Promise(() => {});') }],
    ['the verifier says too much', { task: verifying('return "x".repeat(2e6);') }],
    ['the task is malformed', { task: { verify: 'x' } }],
    ['the task is for another environment', { task: taskWith({ environment: { id: 'test/other' } }) }],
    [
      'the task is for other data',
      { task: taskWith({ environment: { id: 'test/counters', dataHash: 'x' } }) },
    ],
    ['a call that was refused is accepted in the replay', { calls: [add(2, false)] }],
    ['a call that was accepted is refused in the replay', { calls: [add(2), { ...refused, ok: true }] }],
  ])('is null, of the task, where %s', async (_why, request) => {
    const report = await reward(request);

    expect(report).toMatchObject({ reward: null, bucket: 'task' });
    expect(report.detail).not.toBe('');
  });

  it.each(['broken', 'hang'])('is none where the tool %s fails in the replay', async (tool) => {
    await expect(reward({ calls: [{ name: tool, args: 1, ok: true }] })).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
    });
    expect(await reward({})).toMatchObject({ reward: 1 });
  });

  it('is none where a tool has a bug under the verifier', async () => {
    await expect(
      reward({ task: verifying('try { broken(1); } catch {} return true;') }),
    ).rejects.toMatchObject({ code: 'HOST_TOOL_FAILED' });
  });

  it('takes no harm from hostile keys in calls and answer', async () => {
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    );

    const task = verifying(
      'return Object.keys(answer).length === 2 && ({}).polluted === undefined && transcript.calls[1].args.polluted === undefined;',
    );
    expect(
      await reward({ task, answer: hostile, calls: [add(2), { name: 'echo', args: hostile, ok: false }] }),
    ).toMatchObject({ reward: 1 });
  });

  it('is the same each time', async () => {
    const task = verifying('return Math.random() < 0.5;');

    const rewards = await Promise.all(Array.from({ length: 8 }, async () => (await reward({ task })).reward));

    expect(new Set(rewards).size).toBe(1);
  });
});
